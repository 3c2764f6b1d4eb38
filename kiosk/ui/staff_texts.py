"""Every word on the pages for staff, in English; ``texts.tr`` says it in the chosen language."""

from kiosk.ui.texts import QT_TRANSLATE_NOOP

UPKEEP_TITLE = QT_TRANSLATE_NOOP("kiosk", "Catalog and updates")
UPKEEP_HINT = QT_TRANSLATE_NOOP("kiosk", "For those who look after this kiosk.")
UPKEEP_READING = QT_TRANSLATE_NOOP("kiosk", "One moment…")
UPKEEP_NOTHING = QT_TRANSLATE_NOOP("kiosk", "How the updates stand cannot be read just now.")
LOOK_NOW = QT_TRANSLATE_NOOP("kiosk", "Look for updates now")
WELL = QT_TRANSLATE_NOOP("kiosk", "Everything is well.")
CATALOG = QT_TRANSLATE_NOOP("kiosk", "Catalog")
CATALOG_VERSION = QT_TRANSLATE_NOOP("kiosk", "{}, version {}")
CATALOG_OWN = QT_TRANSLATE_NOOP("kiosk", "Not from an update")
MADE = QT_TRANSLATE_NOOP("kiosk", "Made by head office")
APPLIED = QT_TRANSLATE_NOOP("kiosk", "Applied here")
GOODS = QT_TRANSLATE_NOOP("kiosk", "Goods")
GOODS_COUNTED = QT_TRANSLATE_NOOP("kiosk", "{} goods with {} pictures, {} of them taught by staff")
MODEL = QT_TRANSLATE_NOOP("kiosk", "Model")
CHANNEL = QT_TRANSLATE_NOOP("kiosk", "Channel")
NO_CHANNEL = QT_TRANSLATE_NOOP("kiosk", "No updates are set up")
INBOX = QT_TRANSLATE_NOOP("kiosk", "Inbox")
INBOX_WAITS = QT_TRANSLATE_NOOP("kiosk", "Something waits to be applied")
INBOX_EMPTY = QT_TRANSLATE_NOOP("kiosk", "Nothing new")
SIGNED_UNTIL = QT_TRANSLATE_NOOP("kiosk", "Signed until")
PAST = QT_TRANSLATE_NOOP("kiosk", "{} (past its date)")
UPDATER = QT_TRANSLATE_NOOP("kiosk", "Updater")
UPDATER_NEVER = QT_TRANSLATE_NOOP("kiosk", "Has not run yet")
LAST = QT_TRANSLATE_NOOP("kiosk", "Last update")
FREE_SPACE = QT_TRANSLATE_NOOP("kiosk", "Free space")
MEGABYTES = QT_TRANSLATE_NOOP("kiosk", "{} MB")

STAFF_SIGN = QT_TRANSLATE_NOOP("kiosk", "Staff: {}")
MANAGER_SIGN = QT_TRANSLATE_NOOP("kiosk", "Manager: {}")
DESK_CLOSED = QT_TRANSLATE_NOOP("kiosk", "The catalog is not open just now.")
DESK_FAILED = QT_TRANSLATE_NOOP("kiosk", "That did not work. Try again; the log says more.")

PIN = QT_TRANSLATE_NOOP("kiosk", "PIN")
PIN_TITLE = QT_TRANSLATE_NOOP("kiosk", "For staff")
PIN_WHO = QT_TRANSLATE_NOOP("kiosk", "Who are you?")
PIN_HINT = QT_TRANSLATE_NOOP("kiosk", "{}, enter your PIN.")
PIN_NOBODY = QT_TRANSLATE_NOOP(
    "kiosk",
    "Nobody is set up to work with this kiosk yet: IT adds the first manager.",
)
PIN_ENTER = QT_TRANSLATE_NOOP("kiosk", "Enter")
PIN_ERASE = QT_TRANSLATE_NOOP("kiosk", "Delete a digit")
PIN_DIGITS = QT_TRANSLATE_NOOP("kiosk", "Digits entered: {}")
PIN_WRONG = QT_TRANSLATE_NOOP("kiosk", "That PIN is wrong.")
PIN_WAIT = QT_TRANSLATE_NOOP("kiosk", "Too many wrong PINs. Wait {} seconds.")
PIN_LOCKED = QT_TRANSLATE_NOOP(
    "kiosk", "Locked after too many wrong PINs. A manager can let you in again."
)

DESK_TITLE = QT_TRANSLATE_NOOP("kiosk", "What would you like to do?")
SCAN = QT_TRANSLATE_NOOP("kiosk", "Scan items")
TEACH = QT_TRANSLATE_NOOP("kiosk", "Teach an item")
LESSONS = QT_TRANSLATE_NOOP("kiosk", "What was taught")
KINDS = QT_TRANSLATE_NOOP("kiosk", "Kinds in words")
HEALTH = QT_TRANSLATE_NOOP("kiosk", "How well it recognises")
PEOPLE = QT_TRANSLATE_NOOP("kiosk", "People")

SCAN_READY = QT_TRANSLATE_NOOP("kiosk", "Hold up the first item")
SCAN_NEXT = QT_TRANSLATE_NOOP("kiosk", "Next item")
SCAN_TAKEN = QT_TRANSLATE_NOOP("kiosk", "On the list")
SCAN_UNDONE = QT_TRANSLATE_NOOP("kiosk", "Taken off the list")
SCAN_WHICH = QT_TRANSLATE_NOOP("kiosk", "Which one is it?")
SCAN_UNKNOWN = QT_TRANSLATE_NOOP("kiosk", "No item has the barcode {}")
SCAN_NOTHING = QT_TRANSLATE_NOOP("kiosk", "Not recognised: find it by words, or teach it.")
SCAN_UNDO = QT_TRANSLATE_NOOP("kiosk", "Undo")
SCAN_UNDO_FOR = QT_TRANSLATE_NOOP("kiosk", "Undo ({})")
SCAN_WRONG = QT_TRANSLATE_NOOP("kiosk", "It is another item")
SCAN_FIND = QT_TRANSLATE_NOOP("kiosk", "Find by words")
SCAN_SKIP = QT_TRANSLATE_NOOP("kiosk", "Skip it")
SCAN_WHY = QT_TRANSLATE_NOOP("kiosk", "Why?")
SCAN_DONE = QT_TRANSLATE_NOOP("kiosk", "Finish the list")
SCAN_COUNT = QT_TRANSLATE_NOOP("kiosk", "On this list: {}")
SCAN_TIMES = QT_TRANSLATE_NOOP("kiosk", "{} ×")
SCAN_GONE = QT_TRANSLATE_NOOP("kiosk", "Item {} is not in the catalog")
SCAN_CODE = QT_TRANSLATE_NOOP("kiosk", "Unknown barcode {}")

SHELF = QT_TRANSLATE_NOOP("kiosk", "Scan a whole shelf")
SHELF_PICTURE = QT_TRANSLATE_NOOP("kiosk", "Picture of the shelf")
SHELF_CROP = QT_TRANSLATE_NOOP("kiosk", "What is in the box")
SHELF_POINT = QT_TRANSLATE_NOOP("kiosk", "Point the camera at the shelf")
SHELF_HINT = QT_TRANSLATE_NOOP(
    "kiosk", "One picture finds several items. It is shown with boxes and names, and not kept."
)
SHELF_TAKE = QT_TRANSLATE_NOOP("kiosk", "Take the picture")
SHELF_READING = QT_TRANSLATE_NOOP("kiosk", "Looking at the shelf…")
SHELF_FOUND = QT_TRANSLATE_NOOP("kiosk", "Found: {}")
SHELF_TOUCH = QT_TRANSLATE_NOOP("kiosk", "Touch a box to put it right, or anything else to add it.")
SHELF_NONE = QT_TRANSLATE_NOOP("kiosk", "Nothing was found by itself: touch an item to add it.")
SHELF_NAMELESS = QT_TRANSLATE_NOOP("kiosk", "Without a name, and left out: {}")
SHELF_UNKNOWN = QT_TRANSLATE_NOOP("kiosk", "Which?")
SHELF_ALL = QT_TRANSLATE_NOOP("kiosk", "Put on the list: {}")
SHELF_AGAIN = QT_TRANSLATE_NOOP("kiosk", "Another picture")
SHELF_REMOVE = QT_TRANSLATE_NOOP("kiosk", "Remove the box")
SHELF_BACK = QT_TRANSLATE_NOOP("kiosk", "Leave it as it is")
SHELF_TAKEN = QT_TRANSLATE_NOOP("kiosk", "Put on the list: {}. Point at the next shelf.")

PICK_TITLE = QT_TRANSLATE_NOOP("kiosk", "Find an item")
PICK_HINT = QT_TRANSLATE_NOOP("kiosk", "Name, number or barcode")
PICK_NOTHING = QT_TRANSLATE_NOOP("kiosk", "Nothing was found for these words.")
PICK_NEW = QT_TRANSLATE_NOOP("kiosk", "It is new: teach it")

NEW_TITLE = QT_TRANSLATE_NOOP("kiosk", "A new item")
NEW_NAME = QT_TRANSLATE_NOOP("kiosk", "Name")
NEW_PRICE = QT_TRANSLATE_NOOP("kiosk", "Price, such as 4.99 (may be left empty)")
NEW_AISLE = QT_TRANSLATE_NOOP("kiosk", "Aisle (may be left empty)")
NEW_CODE = QT_TRANSLATE_NOOP("kiosk", "Barcode (may be left empty)")
NEW_GO_ON = QT_TRANSLATE_NOOP("kiosk", "Go on to the pictures")
NEW_NEEDS_NAME = QT_TRANSLATE_NOOP("kiosk", "It needs a name.")
NEW_BAD_PRICE = QT_TRANSLATE_NOOP("kiosk", "The price is not an amount: write it like 4.99.")
NEW_BAD_CODE = QT_TRANSLATE_NOOP("kiosk", "The barcode is not whole: check its digits.")

SHOTS_TITLE = QT_TRANSLATE_NOOP("kiosk", "Pictures of {}")
SHOTS_FIRST = QT_TRANSLATE_NOOP("kiosk", "Hold it up: the front first")
SHOTS_TURN = QT_TRANSLATE_NOOP("kiosk", "Now turn it a little")
SHOTS_OTHER = QT_TRANSLATE_NOOP("kiosk", "Now the other side")
SHOTS_ENOUGH = QT_TRANSLATE_NOOP("kiosk", "Enough: save, or take one more")
SHOTS_FULL = QT_TRANSLATE_NOOP("kiosk", "Five pictures are enough: save")
SHOTS_BLURRED = QT_TRANSLATE_NOOP("kiosk", "Blurred: hold it still and show it again")
SHOTS_SAME = QT_TRANSLATE_NOOP("kiosk", "The same view as before: turn it")
SHOTS_PERSON = QT_TRANSLATE_NOOP(
    "kiosk", "Somebody may be in the picture: not kept. Show the item alone."
)
SHOTS_STRANGE = QT_TRANSLATE_NOOP("kiosk", "It looks like none of the others: is it the same item?")
SHOTS_LIKE = QT_TRANSLATE_NOOP("kiosk", "Careful: it looks like {}")
SHOTS_SAVE = QT_TRANSLATE_NOOP("kiosk", "Save")
SHOTS_REMOVE = QT_TRANSLATE_NOOP("kiosk", "Take the last picture away")
SHOTS_COUNT = QT_TRANSLATE_NOOP("kiosk", "{} of 2 to 5 pictures")
SHOTS_SAVED = QT_TRANSLATE_NOOP("kiosk", "{} is known from now on.")
SHOTS_AGAIN = QT_TRANSLATE_NOOP("kiosk", "Teach another item")

LESSONS_HINT = QT_TRANSLATE_NOOP(
    "kiosk", "Pictures that staff taught on this kiosk. What is wrong can be taken back."
)
LESSONS_NONE = QT_TRANSLATE_NOOP("kiosk", "Nothing was taught yet.")
LESSON_BY = QT_TRANSLATE_NOOP("kiosk", "{}, {}")
LESSON_CORRECTED = QT_TRANSLATE_NOOP("kiosk", "{}, {}, while scanning")
LESSON_WAITING = QT_TRANSLATE_NOOP(
    "kiosk", "The catalog has no such item now; it waits for its return."
)
LESSON_DOUBTFUL = QT_TRANSLATE_NOOP("kiosk", "Set aside: it looks more like {}")
LESSON_BACK = QT_TRANSLATE_NOOP("kiosk", "Take back")

PEOPLE_HINT = QT_TRANSLATE_NOOP("kiosk", "Who may work with this kiosk.")
PERSON_CLERK = QT_TRANSLATE_NOOP("kiosk", "Clerk")
PERSON_MANAGER = QT_TRANSLATE_NOOP("kiosk", "Manager")
PERSON_LOCKED = QT_TRANSLATE_NOOP("kiosk", "Locked after too many wrong PINs")
PERSON_ADD = QT_TRANSLATE_NOOP("kiosk", "Add somebody")
PERSON_UNLOCK = QT_TRANSLATE_NOOP("kiosk", "Let in again")
PERSON_PIN = QT_TRANSLATE_NOOP("kiosk", "New PIN")
PERSON_REMOVE = QT_TRANSLATE_NOOP("kiosk", "Remove")
PERSON_NAME = QT_TRANSLATE_NOOP("kiosk", "Name of the person")
PERSON_FIRST_PIN = QT_TRANSLATE_NOOP("kiosk", "A PIN of 6 to 12 digits for {}")
PERSON_SAME_PIN = QT_TRANSLATE_NOOP("kiosk", "The same PIN once more")
PERSON_OTHER_PIN = QT_TRANSLATE_NOOP("kiosk", "The two PINs differ: begin again.")
PERSON_DONE = QT_TRANSLATE_NOOP("kiosk", "{} can come in with the new PIN.")

KINDS_HINT = QT_TRANSLATE_NOOP(
    "kiosk",
    "Kinds of goods in plain words of any language. Write one as name: phrase; phrase",
)
KINDS_NONE = QT_TRANSLATE_NOOP("kiosk", "No kinds are named yet.")
KIND_ADD = QT_TRANSLATE_NOOP("kiosk", "Add")
KIND_CHANGE = QT_TRANSLATE_NOOP("kiosk", "Change")
KIND_REMOVE = QT_TRANSLATE_NOOP("kiosk", "Remove")
KIND_HOLDS = QT_TRANSLATE_NOOP("kiosk", "{} goods, such as {}")
KIND_EMPTY = QT_TRANSLATE_NOOP("kiosk", "No goods fall into it")
KIND_OVERLAPS = QT_TRANSLATE_NOOP(
    "kiosk", "For {} % of them “{}” is close: say what sets them apart"
)
KIND_SHOW = QT_TRANSLATE_NOOP("kiosk", "Show something")
KIND_FITS = QT_TRANSLATE_NOOP("kiosk", "{}: {}")

WHY_TITLE = QT_TRANSLATE_NOOP("kiosk", "Why this answer")
WHY_NOTHING = QT_TRANSLATE_NOOP(
    "kiosk", "Scan something first: this page says why it was taken for what it was."
)
WHY_BARCODE = QT_TRANSLATE_NOOP("kiosk", "The barcode {} decided alone.")
WHY_CHANCE = QT_TRANSLATE_NOOP("kiosk", "{} % likely")
WHY_FIRST = QT_TRANSLATE_NOOP("kiosk", "{} % likely, {} ahead of the second")
WHY_WORDS = QT_TRANSLATE_NOOP("kiosk", "Words “{}”: likeness {}, counts {}")
WHY_PICTURE = QT_TRANSLATE_NOOP("kiosk", "Catalog picture {}: likeness {}, counts {}")
WHY_TAUGHT = QT_TRANSLATE_NOOP("kiosk", "Taught picture {}: likeness {}, counts {}")
WHY_SURE_FROM = QT_TRANSLATE_NOOP(
    "kiosk", "It is taken by itself from {} %, and asked about from {} %."
)

HEALTH_NEVER = QT_TRANSLATE_NOOP("kiosk", "Never scanned: {} of {} goods")
HEALTH_NEVER_SUCH = QT_TRANSLATE_NOOP("kiosk", "Such as {}")
HEALTH_CORRECTED = QT_TRANSLATE_NOOP("kiosk", "Often put right")
HEALTH_CONFUSED = QT_TRANSLATE_NOOP("kiosk", "Taken for each other")
HEALTH_PAIR = QT_TRANSLATE_NOOP("kiosk", "{} was shown, {} was meant")
HEALTH_TIMES = QT_TRANSLATE_NOOP("kiosk", "Times: {}")
HEALTH_OF = QT_TRANSLATE_NOOP("kiosk", "Put right {} times, taken for it {} times")
HEALTH_NONE = QT_TRANSLATE_NOOP("kiosk", "Nothing to put right yet.")
HEALTH_HINT = QT_TRANSLATE_NOOP(
    "kiosk", "Counted from staff's scanning, on this kiosk only. Nothing of any shopper is counted."
)

# First start.
STEP_OF = QT_TRANSLATE_NOOP("kiosk", "Setting up, step {} of {}")
NEXT_STEP = QT_TRANSLATE_NOOP("kiosk", "Next")
LAST_STEP = QT_TRANSLATE_NOOP("kiosk", "Finish")
STEP_LANGUAGE = QT_TRANSLATE_NOOP("kiosk", "Which language do most shoppers here speak?")
STEP_LANGUAGE_HINT = QT_TRANSLATE_NOOP("kiosk", "Visits begin in it. Everyone can choose another.")
STEP_SCREEN = QT_TRANSLATE_NOOP("kiosk", "How large is the screen?")
STEP_SCREEN_HINT = QT_TRANSLATE_NOOP(
    "kiosk", "Hold a bank card against the screen, and make the frame as large as the card."
)
SMALLER = QT_TRANSLATE_NOOP("kiosk", "Smaller")
LARGER = QT_TRANSLATE_NOOP("kiosk", "Larger")
STEP_CAMERA = QT_TRANSLATE_NOOP("kiosk", "Does the camera see you?")
STEP_CAMERA_HINT = QT_TRANSLATE_NOOP("kiosk", "The picture is shown here and kept nowhere.")
CAMERA_NUMBER = QT_TRANSLATE_NOOP("kiosk", "Camera {}")
NO_CAMERA = QT_TRANSLATE_NOOP(
    "kiosk", "No camera was found. Plug one in, or go on: shoppers can describe what they look for."
)
STEP_PIN = QT_TRANSLATE_NOOP("kiosk", "Choose a PIN for the manager")
STEP_PIN_HINT = QT_TRANSLATE_NOOP("kiosk", "Six digits or more. It opens the pages for staff.")
PIN_AGAIN = QT_TRANSLATE_NOOP("kiosk", "The same PIN once more")
PIN_DIFFERS = QT_TRANSLATE_NOOP("kiosk", "These two differ. Choose the PIN anew.")
MANAGER = QT_TRANSLATE_NOOP("kiosk", "Manager")
DELETE_DIGIT = QT_TRANSLATE_NOOP("kiosk", "Delete")
STEP_CATALOG = QT_TRANSLATE_NOOP("kiosk", "Put in the stick with the catalog")
STEP_CATALOG_HINT = QT_TRANSLATE_NOOP(
    "kiosk", "What is on it is checked and taken by itself. That takes a few minutes."
)
STEP_CATALOG_THERE = QT_TRANSLATE_NOOP("kiosk", "The catalog is here. The kiosk is ready.")
STEP_CATALOG_WITHOUT = QT_TRANSLATE_NOOP("kiosk", "You can finish now and put the stick in later.")
