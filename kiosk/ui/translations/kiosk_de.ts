<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>OnScreenKeyboard</name>
    <message>
        <source>Keyboard</source>
        <translation>Tastatur</translation>
    </message>
    <message>
        <source>More suggestions</source>
        <translation>Weitere Vorschläge</translation>
    </message>
    <message>
        <source>Capital letters</source>
        <translation>Großbuchstaben</translation>
    </message>
    <message>
        <source>Capital letters, on for one letter</source>
        <translation>Großbuchstaben, an für den nächsten Buchstaben</translation>
    </message>
    <message>
        <source>Capital letters, on</source>
        <translation>Großbuchstaben, an</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Digits and signs</source>
        <translation>Ziffern und Zeichen</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>Buchstaben</translation>
    </message>
    <message>
        <source>Letters with accents</source>
        <translation>Buchstaben mit Akzent</translation>
    </message>
    <message>
        <source>Change the keyboard</source>
        <translation>Tastatur wechseln</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Leertaste</translation>
    </message>
    <message>
        <source>Hide keyboard</source>
        <translation>Tastatur ausblenden</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Hold for letters with accents</source>
        <translation>Halten für Buchstaben mit Akzent</translation>
    </message>
</context>
<context>
    <name>kiosk</name>
    <message>
        <source>Kiosk</source>
        <translation>Terminal</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Easier to use</source>
        <translation>Leichter bedienen</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Einen Moment&#xa0;…</translation>
    </message>
    <message>
        <source>What are you looking for?</source>
        <translation>Was suchen Sie?</translation>
    </message>
    <message>
        <source>Show it to the camera</source>
        <translation>Der Kamera zeigen</translation>
    </message>
    <message>
        <source>or describe it in your words</source>
        <translation>oder mit eigenen Worten beschreiben</translation>
    </message>
    <message>
        <source>and see where it stands</source>
        <translation>und sehen, wo es steht</translation>
    </message>
    <message>
        <source>Touch the screen to start</source>
        <translation>Zum Starten berühren</translation>
    </message>
    <message>
        <source>Nothing you show or type leaves this device.</source>
        <translation>Was Sie zeigen oder eingeben, verlässt dieses Gerät nicht.</translation>
    </message>
    <message>
        <source>Describe it</source>
        <translation>Beschreiben Sie es</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Look through everything</source>
        <translation>Alles durchsehen</translation>
    </message>
    <message>
        <source>For example</source>
        <translation>Zum Beispiel</translation>
    </message>
    <message>
        <source>red dress</source>
        <translation>rotes Kleid</translation>
    </message>
    <message>
        <source>comfortable red shoes</source>
        <translation>bequeme rote Schuhe</translation>
    </message>
    <message>
        <source>something for the rain</source>
        <translation>etwas für den Regen</translation>
    </message>
    <message>
        <source>wristwatch</source>
        <translation>Armbanduhr</translation>
    </message>
    <message>
        <source>Use the camera</source>
        <translation>Kamera benutzen</translation>
    </message>
    <message>
        <source>What the camera sees stays on this device and is gone when you leave.</source>
        <translation>Was die Kamera sieht, bleibt auf diesem Gerät und ist weg, wenn Sie gehen.</translation>
    </message>
    <message>
        <source>More about this</source>
        <translation>Mehr dazu</translation>
    </message>
    <message>
        <source>Switch the camera off</source>
        <translation>Kamera ausschalten</translation>
    </message>
    <message>
        <source>Take the picture now</source>
        <translation>Jetzt aufnehmen</translation>
    </message>
    <message>
        <source>The camera is starting…</source>
        <translation>Die Kamera startet&#xa0;…</translation>
    </message>
    <message>
        <source>The camera does not answer. You can describe what you are looking for instead.</source>
        <translation>Die Kamera antwortet nicht. Sie können stattdessen beschreiben, was Sie suchen.</translation>
    </message>
    <message>
        <source>Hold it into the frame</source>
        <translation>In den Rahmen halten</translation>
    </message>
    <message>
        <source>More light, please</source>
        <translation>Bitte mehr Licht</translation>
    </message>
    <message>
        <source>Closer</source>
        <translation>Näher</translation>
    </message>
    <message>
        <source>Hold it still</source>
        <translation>Ruhig halten</translation>
    </message>
    <message>
        <source>Good, just a moment</source>
        <translation>Gut, einen Moment</translation>
    </message>
    <message>
        <source>Got it</source>
        <translation>Aufgenommen</translation>
    </message>
    <message>
        <source>Your picture</source>
        <translation>Ihr Bild</translation>
    </message>
    <message>
        <source>Is it one of these?</source>
        <translation>Ist es eines davon?</translation>
    </message>
    <message>
        <source>None of these</source>
        <translation>Nichts davon</translation>
    </message>
    <message>
        <source>The best first</source>
        <translation>Das Beste zuerst</translation>
    </message>
    <message>
        <source>Not sure: does one of these fit?</source>
        <translation>Nicht ganz sicher: Passt etwas davon?</translation>
    </message>
    <message>
        <source>Did you mean “{}”?</source>
        <translation>Meinten Sie „{}“?</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>up to {}</source>
        <translation>bis {}</translation>
    </message>
    <message>
        <source>In stock only</source>
        <translation>Nur Vorrätiges</translation>
    </message>
    <message>
        <source>Order follows your visit</source>
        <translation>Nach Ihrem Besuch sortiert</translation>
    </message>
    <message>
        <source>Nothing is left with all of that. Take something off.</source>
        <translation>So bleibt nichts übrig. Nehmen Sie einen Filter weg.</translation>
    </message>
    <message>
        <source>Good match</source>
        <translation>Passt gut</translation>
    </message>
    <message>
        <source>Maybe</source>
        <translation>Vielleicht</translation>
    </message>
    <message>
        <source>Unlikely</source>
        <translation>Unwahrscheinlich</translation>
    </message>
    <message>
        <source>We found nothing like that</source>
        <translation>Nichts Passendes gefunden</translation>
    </message>
    <message>
        <source>This picture cannot be read. Try another one.</source>
        <translation>Dieses Bild ist nicht lesbar. Versuchen Sie es mit einem anderen.</translation>
    </message>
    <message>
        <source>There are other ways to find it:</source>
        <translation>So können Sie weitersuchen:</translation>
    </message>
    <message>
        <source>Try other words</source>
        <translation>Andere Wörter versuchen</translation>
    </message>
    <message>
        <source>Ask a member of staff</source>
        <translation>Personal fragen</translation>
    </message>
    <message>
        <source>Please ask us</source>
        <translation>Bitte fragen Sie uns</translation>
    </message>
    <message>
        <source>Show this screen to a member of staff. They will gladly help you find it.</source>
        <translation>Zeigen Sie diesen Bildschirm unserem Personal. Wir helfen Ihnen gern beim Suchen.</translation>
    </message>
    <message>
        <source>This person is looking for:</source>
        <translation>Diese Person sucht:</translation>
    </message>
    <message>
        <source>Everything in the shop</source>
        <translation>Alles im Laden</translation>
    </message>
    <message>
        <source>This catalog has no kinds to look through. Describe it.</source>
        <translation>In diesem Katalog gibt es keine Warengruppen. Beschreiben Sie, was Sie suchen.</translation>
    </message>
    <message>
        <source>Similar goods</source>
        <translation>Ähnliche Artikel</translation>
    </message>
    <message>
        <source>In another colour</source>
        <translation>In einer anderen Farbe</translation>
    </message>
    <message>
        <source>In stock</source>
        <translation>Vorrätig</translation>
    </message>
    <message>
        <source>Only {} left</source>
        <translation>Nur noch {} da</translation>
    </message>
    <message>
        <source>Sold out at the moment</source>
        <translation>Zurzeit ausverkauft</translation>
    </message>
    <message>
        <source>Aisle {}</source>
        <translation>Gang {}</translation>
    </message>
    <message>
        <source>Where it stands</source>
        <translation>Wo es steht</translation>
    </message>
    <message>
        <source>You are here</source>
        <translation>Sie sind hier</translation>
    </message>
    <message>
        <source>No picture</source>
        <translation>Kein Bild</translation>
    </message>
    <message>
        <source>Read aloud</source>
        <translation>Vorlesen</translation>
    </message>
    <message>
        <source>Found by its barcode</source>
        <translation>Über den Strichcode gefunden</translation>
    </message>
    <message>
        <source>Found by its name</source>
        <translation>Über den Namen gefunden</translation>
    </message>
    <message>
        <source>Found by the words “{}”</source>
        <translation>Über die Wörter „{}“ gefunden</translation>
    </message>
    <message>
        <source>Fits your words</source>
        <translation>Passt zu Ihren Worten</translation>
    </message>
    <message>
        <source>Looks like it</source>
        <translation>Sieht ähnlich aus</translation>
    </message>
    <message>
        <source>Looks like your picture and fits your words</source>
        <translation>Sieht aus wie Ihr Bild und passt zu Ihren Worten</translation>
    </message>
    <message>
        <source>Of the kind you chose</source>
        <translation>Aus der gewählten Warengruppe</translation>
    </message>
    <message>
        <source>Left out, as you asked: {}</source>
        <translation>Wie gewünscht weggelassen: {}</translation>
    </message>
    <message>
        <source>The catalog does not say which have: {}</source>
        <translation>Dazu sagt der Katalog nichts: {}</translation>
    </message>
    <message>
        <source>No item has the barcode {}.</source>
        <translation>Kein Artikel hat den Strichcode {}.</translation>
    </message>
    <message>
        <source>The barcode {} was not read right. Scan or type it again.</source>
        <translation>Der Strichcode {} wurde falsch gelesen. Bitte noch einmal scannen oder eingeben.</translation>
    </message>
    <message>
        <source>Your picture and your words</source>
        <translation>Ihr Bild und Ihre Worte</translation>
    </message>
    <message>
        <source>The camera is off until you switch it on, and goes off when you leave this page.</source>
        <translation>Die Kamera ist aus, bis Sie sie einschalten, und geht aus, wenn Sie diese Seite verlassen.</translation>
    </message>
    <message>
        <source>The kiosk compares what you show or type with the shop&apos;s goods. It does so on this device; it has no connection that could carry it away.</source>
        <translation>Das Gerät vergleicht, was Sie zeigen oder eingeben, mit den Artikeln im Laden. Das geschieht nur auf diesem Gerät; es hat keine Verbindung, über die etwas nach außen gelangen könnte.</translation>
    </message>
    <message>
        <source>It does not look for faces and does not recognise, count or remember people.</source>
        <translation>Es sucht nicht nach Gesichtern und erkennt, zählt und merkt sich niemanden.</translation>
    </message>
    <message>
        <source>Nothing of your visit is written down. When you touch “Done”, or walk away, pictures, words and results are erased from memory.</source>
        <translation>Von Ihrem Besuch wird nichts aufgezeichnet. Wenn Sie auf „Fertig“ tippen oder weggehen, werden Bilder, Worte und Ergebnisse aus dem Speicher gelöscht.</translation>
    </message>
    <message>
        <source>Checked just now</source>
        <translation>Gerade eben geprüft</translation>
    </message>
    <message>
        <source>The kiosk tried to reach a network, and was refused.</source>
        <translation>Der Kiosk hat versucht, ein Netz zu erreichen, und wurde abgewiesen.</translation>
    </message>
    <message>
        <source>What it sets down in between lies in memory, which forgets without power.</source>
        <translation>Was er zwischendurch ablegt, liegt im Arbeitsspeicher, der ohne Strom alles vergisst.</translation>
    </message>
    <message>
        <source>If it should fail, its memory is not saved.</source>
        <translation>Fällt er einmal aus, wird sein Speicher nicht gesichert.</translation>
    </message>
    <message>
        <source>The shop&apos;s goods on its disk are encrypted.</source>
        <translation>Die Waren des Ladens sind auf seiner Festplatte verschlüsselt.</translation>
    </message>
    <message>
        <source>The kiosk is not cut off from networks.</source>
        <translation>Der Kiosk ist nicht von Netzen getrennt.</translation>
    </message>
    <message>
        <source>What it sets down in between may lie on its disk.</source>
        <translation>Was er zwischendurch ablegt, kann auf seiner Festplatte liegen.</translation>
    </message>
    <message>
        <source>If it should fail, its memory may be saved.</source>
        <translation>Fällt er einmal aus, kann sein Speicher gesichert werden.</translation>
    </message>
    <message>
        <source>The shop&apos;s goods on its disk are not encrypted, or cannot be found.</source>
        <translation>Die Waren des Ladens sind auf seiner Festplatte nicht verschlüsselt oder nicht zu finden.</translation>
    </message>
    <message>
        <source>Something is not as it should be. Please tell the staff.</source>
        <translation>Etwas ist nicht so, wie es sein soll. Bitte sagen Sie dem Personal Bescheid.</translation>
    </message>
    <message>
        <source>Understood</source>
        <translation>Verstanden</translation>
    </message>
    <message>
        <source>Size of the text</source>
        <translation>Schriftgröße</translation>
    </message>
    <message>
        <source>Strong contrast</source>
        <translation>Starker Kontrast</translation>
    </message>
    <message>
        <source>Everything within low reach</source>
        <translation>Alles weiter unten anzeigen</translation>
    </message>
    <message>
        <source>No motion</source>
        <translation>Ohne Animationen</translation>
    </message>
    <message>
        <source>Read the screen aloud</source>
        <translation>Bildschirm vorlesen</translation>
    </message>
    <message>
        <source>This device has no voice.</source>
        <translation>Dieses Gerät kann nicht vorlesen.</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Ein</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>Are you still there?</source>
        <translation>Sind Sie noch da?</translation>
    </message>
    <message>
        <source>In {} seconds your visit ends and everything is erased.</source>
        <translation>In {} Sekunden endet Ihr Besuch, und alles wird gelöscht.</translation>
    </message>
    <message>
        <source>In one second your visit ends and everything is erased.</source>
        <translation>In einer Sekunde endet Ihr Besuch, und alles wird gelöscht.</translation>
    </message>
    <message>
        <source>I am still here</source>
        <translation>Ich bin noch da</translation>
    </message>
    <message>
        <source>End now</source>
        <translation>Jetzt beenden</translation>
    </message>
    <message>
        <source>We will be right back</source>
        <translation>Wir sind gleich wieder da</translation>
    </message>
    <message>
        <source>The kiosk cannot search just now. It tries again by itself. Please ask our staff.</source>
        <translation>Das Gerät kann gerade nicht suchen. Es versucht es von selbst wieder. Bitte fragen Sie unser Personal.</translation>
    </message>
    <message>
        <source>The kiosk is starting…</source>
        <translation>Das Gerät startet&#xa0;…</translation>
    </message>
    <message>
        <source>There is nothing in the catalog yet</source>
        <translation>Der Katalog ist noch leer</translation>
    </message>
    <message>
        <source>For staff: the page “Catalog and updates” says what is wrong.</source>
        <translation>Für das Personal: Was nicht stimmt, steht auf der Seite „Katalog und Updates“.</translation>
    </message>
    <message>
        <source>black</source>
        <translation>schwarz</translation>
    </message>
    <message>
        <source>white</source>
        <translation>weiß</translation>
    </message>
    <message>
        <source>grey</source>
        <translation>grau</translation>
    </message>
    <message>
        <source>red</source>
        <translation>rot</translation>
    </message>
    <message>
        <source>orange</source>
        <translation>orange</translation>
    </message>
    <message>
        <source>yellow</source>
        <translation>gelb</translation>
    </message>
    <message>
        <source>green</source>
        <translation>grün</translation>
    </message>
    <message>
        <source>blue</source>
        <translation>blau</translation>
    </message>
    <message>
        <source>purple</source>
        <translation>lila</translation>
    </message>
    <message>
        <source>pink</source>
        <translation>rosa</translation>
    </message>
    <message>
        <source>brown</source>
        <translation>braun</translation>
    </message>
    <message>
        <source>beige</source>
        <translation>beige</translation>
    </message>
    <message>
        <source>plain</source>
        <translation>einfarbig</translation>
    </message>
    <message>
        <source>striped</source>
        <translation>gestreift</translation>
    </message>
    <message>
        <source>checked</source>
        <translation>kariert</translation>
    </message>
    <message>
        <source>dotted</source>
        <translation>gepunktet</translation>
    </message>
    <message>
        <source>floral</source>
        <translation>geblümt</translation>
    </message>
    <message>
        <source>printed</source>
        <translation>bedruckt</translation>
    </message>
    <message>
        <source>patterned</source>
        <translation>gemustert</translation>
    </message>
    <message>
        <source>Catalog and updates</source>
        <translation>Katalog und Updates</translation>
    </message>
    <message>
        <source>For those who look after this kiosk.</source>
        <translation>Für alle, die sich um dieses Gerät kümmern.</translation>
    </message>
    <message>
        <source>How the updates stand cannot be read just now.</source>
        <translation>Der Stand der Updates ist gerade nicht lesbar.</translation>
    </message>
    <message>
        <source>Look for updates now</source>
        <translation>Jetzt nach Updates suchen</translation>
    </message>
    <message>
        <source>Everything is well.</source>
        <translation>Alles ist in Ordnung.</translation>
    </message>
    <message>
        <source>Catalog</source>
        <translation>Katalog</translation>
    </message>
    <message>
        <source>{}, version {}</source>
        <translation>{}, Version {}</translation>
    </message>
    <message>
        <source>Not from an update</source>
        <translation>Nicht aus einem Update</translation>
    </message>
    <message>
        <source>Made by head office</source>
        <translation>Von der Zentrale erstellt</translation>
    </message>
    <message>
        <source>Applied here</source>
        <translation>Hier übernommen</translation>
    </message>
    <message>
        <source>Goods</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>{} goods with {} pictures, {} of them taught by staff</source>
        <translation>{} Artikel mit {} Bildern, davon {} vom Personal angelernt</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Kanal</translation>
    </message>
    <message>
        <source>No updates are set up</source>
        <translation>Keine Updates eingerichtet</translation>
    </message>
    <message>
        <source>Inbox</source>
        <translation>Eingang</translation>
    </message>
    <message>
        <source>Something waits to be applied</source>
        <translation>Etwas wartet darauf, übernommen zu werden</translation>
    </message>
    <message>
        <source>Nothing new</source>
        <translation>Nichts Neues</translation>
    </message>
    <message>
        <source>Signed until</source>
        <translation>Signiert bis</translation>
    </message>
    <message>
        <source>{} (past its date)</source>
        <translation>{} (abgelaufen)</translation>
    </message>
    <message>
        <source>Updater</source>
        <translation>Update-Dienst</translation>
    </message>
    <message>
        <source>Has not run yet</source>
        <translation>Ist noch nicht gelaufen</translation>
    </message>
    <message>
        <source>Last update</source>
        <translation>Letztes Update</translation>
    </message>
    <message>
        <source>Free space</source>
        <translation>Freier Platz</translation>
    </message>
    <message>
        <source>{} MB</source>
        <translation>{} MB</translation>
    </message>
    <message>
        <source>Staff: {}</source>
        <translation>Personal: {}</translation>
    </message>
    <message>
        <source>Manager: {}</source>
        <translation>Leitung: {}</translation>
    </message>
    <message>
        <source>The catalog is not open just now.</source>
        <translation>Der Katalog ist gerade nicht offen.</translation>
    </message>
    <message>
        <source>That did not work. Try again; the log says more.</source>
        <translation>Das hat nicht geklappt. Versuchen Sie es erneut; das Protokoll sagt mehr.</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>For staff</source>
        <translation>Für das Personal</translation>
    </message>
    <message>
        <source>Who are you?</source>
        <translation>Wer sind Sie?</translation>
    </message>
    <message>
        <source>{}, enter your PIN.</source>
        <translation>{}, bitte PIN eingeben.</translation>
    </message>
    <message>
        <source>Nobody is set up to work with this kiosk yet: IT adds the first manager.</source>
        <translation>Für diesen Kiosk ist noch niemand eingerichtet: Die IT legt die erste Leitung an.</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Eingeben</translation>
    </message>
    <message>
        <source>Delete a digit</source>
        <translation>Ziffer löschen</translation>
    </message>
    <message>
        <source>Digits entered: {}</source>
        <translation>Eingegebene Ziffern: {}</translation>
    </message>
    <message>
        <source>That PIN is wrong.</source>
        <translation>Diese PIN ist falsch.</translation>
    </message>
    <message>
        <source>Too many wrong PINs. Wait {} seconds.</source>
        <translation>Zu viele falsche PINs. Warten Sie {} Sekunden.</translation>
    </message>
    <message>
        <source>Locked after too many wrong PINs. A manager can let you in again.</source>
        <translation>Nach zu vielen falschen PINs gesperrt. Eine Leitung kann Sie wieder hereinlassen.</translation>
    </message>
    <message>
        <source>What would you like to do?</source>
        <translation>Was möchten Sie tun?</translation>
    </message>
    <message>
        <source>Scan items</source>
        <translation>Artikel scannen</translation>
    </message>
    <message>
        <source>Teach an item</source>
        <translation>Einen Artikel lehren</translation>
    </message>
    <message>
        <source>What was taught</source>
        <translation>Was gelehrt wurde</translation>
    </message>
    <message>
        <source>Kinds in words</source>
        <translation>Sorten in Worten</translation>
    </message>
    <message>
        <source>How well it recognises</source>
        <translation>Wie gut erkannt wird</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>Hold up the first item</source>
        <translation>Halten Sie den ersten Artikel hoch</translation>
    </message>
    <message>
        <source>Next item</source>
        <translation>Nächster Artikel</translation>
    </message>
    <message>
        <source>On the list</source>
        <translation>Auf der Liste</translation>
    </message>
    <message>
        <source>Taken off the list</source>
        <translation>Von der Liste genommen</translation>
    </message>
    <message>
        <source>Which one is it?</source>
        <translation>Welcher ist es?</translation>
    </message>
    <message>
        <source>No item has the barcode {}</source>
        <translation>Kein Artikel hat den Strichcode {}</translation>
    </message>
    <message>
        <source>Not recognised: find it by words, or teach it.</source>
        <translation>Nicht erkannt: mit Worten suchen oder lehren.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Undo ({})</source>
        <translation>Rückgängig ({})</translation>
    </message>
    <message>
        <source>It is another item</source>
        <translation>Es ist ein anderer Artikel</translation>
    </message>
    <message>
        <source>Find by words</source>
        <translation>Mit Worten suchen</translation>
    </message>
    <message>
        <source>Skip it</source>
        <translation>Überspringen</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>Warum?</translation>
    </message>
    <message>
        <source>Finish the list</source>
        <translation>Liste abschließen</translation>
    </message>
    <message>
        <source>On this list: {}</source>
        <translation>Auf dieser Liste: {}</translation>
    </message>
    <message>
        <source>{} ×</source>
        <translation>{} ×</translation>
    </message>
    <message>
        <source>Item {} is not in the catalog</source>
        <translation>Artikel {} ist nicht im Katalog</translation>
    </message>
    <message>
        <source>Unknown barcode {}</source>
        <translation>Unbekannter Strichcode {}</translation>
    </message>
    <message>
        <source>Scan a whole shelf</source>
        <translation>Ein ganzes Regal erfassen</translation>
    </message>
    <message>
        <source>Picture of the shelf</source>
        <translation>Bild des Regals</translation>
    </message>
    <message>
        <source>What is in the box</source>
        <translation>Was im Rahmen ist</translation>
    </message>
    <message>
        <source>Point the camera at the shelf</source>
        <translation>Kamera auf das Regal richten</translation>
    </message>
    <message>
        <source>One picture finds several items. It is shown with boxes and names, and not kept.</source>
        <translation>Ein Bild findet mehrere Artikel. Es wird mit Rahmen und Namen gezeigt und nicht aufbewahrt.</translation>
    </message>
    <message>
        <source>Take the picture</source>
        <translation>Bild aufnehmen</translation>
    </message>
    <message>
        <source>Looking at the shelf…</source>
        <translation>Das Regal wird angesehen …</translation>
    </message>
    <message>
        <source>Found: {}</source>
        <translation>Gefunden: {}</translation>
    </message>
    <message>
        <source>Touch a box to put it right, or anything else to add it.</source>
        <translation>Einen Rahmen berühren, um ihn zu berichtigen, oder etwas anderes, um es hinzuzufügen.</translation>
    </message>
    <message>
        <source>Nothing was found by itself: touch an item to add it.</source>
        <translation>Von selbst wurde nichts gefunden: einen Artikel berühren, um ihn hinzuzufügen.</translation>
    </message>
    <message>
        <source>Without a name, and left out: {}</source>
        <translation>Ohne Namen und ausgelassen: {}</translation>
    </message>
    <message>
        <source>Which?</source>
        <translation>Welcher?</translation>
    </message>
    <message>
        <source>Put on the list: {}</source>
        <translation>Auf die Liste: {}</translation>
    </message>
    <message>
        <source>Another picture</source>
        <translation>Neues Bild</translation>
    </message>
    <message>
        <source>Remove the box</source>
        <translation>Rahmen entfernen</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation>So lassen</translation>
    </message>
    <message>
        <source>Put on the list: {}. Point at the next shelf.</source>
        <translation>Auf der Liste: {}. Weiter mit dem nächsten Regal.</translation>
    </message>
    <message>
        <source>Find an item</source>
        <translation>Einen Artikel suchen</translation>
    </message>
    <message>
        <source>Name, number or barcode</source>
        <translation>Name, Nummer oder Strichcode</translation>
    </message>
    <message>
        <source>Nothing was found for these words.</source>
        <translation>Zu diesen Worten wurde nichts gefunden.</translation>
    </message>
    <message>
        <source>It is new: teach it</source>
        <translation>Er ist neu: lehren</translation>
    </message>
    <message>
        <source>A new item</source>
        <translation>Ein neuer Artikel</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Price, such as 4.99 (may be left empty)</source>
        <translation>Preis, etwa 4,99 (kann leer bleiben)</translation>
    </message>
    <message>
        <source>Aisle (may be left empty)</source>
        <translation>Gang (kann leer bleiben)</translation>
    </message>
    <message>
        <source>Barcode (may be left empty)</source>
        <translation>Strichcode (kann leer bleiben)</translation>
    </message>
    <message>
        <source>Go on to the pictures</source>
        <translation>Weiter zu den Bildern</translation>
    </message>
    <message>
        <source>It needs a name.</source>
        <translation>Er braucht einen Namen.</translation>
    </message>
    <message>
        <source>The price is not an amount: write it like 4.99.</source>
        <translation>Der Preis ist kein Betrag: schreiben Sie ihn wie 4,99.</translation>
    </message>
    <message>
        <source>The barcode is not whole: check its digits.</source>
        <translation>Der Strichcode stimmt nicht: prüfen Sie die Ziffern.</translation>
    </message>
    <message>
        <source>Pictures of {}</source>
        <translation>Bilder von {}</translation>
    </message>
    <message>
        <source>Hold it up: the front first</source>
        <translation>Hochhalten: zuerst die Vorderseite</translation>
    </message>
    <message>
        <source>Now turn it a little</source>
        <translation>Jetzt ein wenig drehen</translation>
    </message>
    <message>
        <source>Now the other side</source>
        <translation>Jetzt die andere Seite</translation>
    </message>
    <message>
        <source>Enough: save, or take one more</source>
        <translation>Genug: speichern oder noch eines aufnehmen</translation>
    </message>
    <message>
        <source>Five pictures are enough: save</source>
        <translation>Fünf Bilder genügen: speichern</translation>
    </message>
    <message>
        <source>Blurred: hold it still and show it again</source>
        <translation>Unscharf: ruhig halten und noch einmal zeigen</translation>
    </message>
    <message>
        <source>The same view as before: turn it</source>
        <translation>Dieselbe Ansicht wie zuvor: drehen</translation>
    </message>
    <message>
        <source>Somebody may be in the picture: not kept. Show the item alone.</source>
        <translation>Vielleicht ist jemand im Bild: nicht behalten. Zeigen Sie den Artikel allein.</translation>
    </message>
    <message>
        <source>It looks like none of the others: is it the same item?</source>
        <translation>Es gleicht keinem der anderen: Ist es derselbe Artikel?</translation>
    </message>
    <message>
        <source>Careful: it looks like {}</source>
        <translation>Vorsicht: Es sieht aus wie {}</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Take the last picture away</source>
        <translation>Letztes Bild entfernen</translation>
    </message>
    <message>
        <source>{} of 2 to 5 pictures</source>
        <translation>{} von 2 bis 5 Bildern</translation>
    </message>
    <message>
        <source>{} is known from now on.</source>
        <translation>{} ist ab jetzt bekannt.</translation>
    </message>
    <message>
        <source>Teach another item</source>
        <translation>Noch einen Artikel lehren</translation>
    </message>
    <message>
        <source>Pictures that staff taught on this kiosk. What is wrong can be taken back.</source>
        <translation>Bilder, die das Personal diesen Kiosk gelehrt hat. Falsches kann zurückgenommen werden.</translation>
    </message>
    <message>
        <source>Nothing was taught yet.</source>
        <translation>Es wurde noch nichts gelehrt.</translation>
    </message>
    <message>
        <source>{}, {}</source>
        <translation>{}, {}</translation>
    </message>
    <message>
        <source>{}, {}, while scanning</source>
        <translation>{}, {}, beim Scannen</translation>
    </message>
    <message>
        <source>The catalog has no such item now; it waits for its return.</source>
        <translation>Der Katalog hat diesen Artikel gerade nicht; das Bild wartet auf seine Rückkehr.</translation>
    </message>
    <message>
        <source>Set aside: it looks more like {}</source>
        <translation>Beiseitegelegt: Es sieht eher aus wie {}</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>Who may work with this kiosk.</source>
        <translation>Wer mit diesem Kiosk arbeiten darf.</translation>
    </message>
    <message>
        <source>Clerk</source>
        <translation>Verkauf</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>Leitung</translation>
    </message>
    <message>
        <source>Locked after too many wrong PINs</source>
        <translation>Nach zu vielen falschen PINs gesperrt</translation>
    </message>
    <message>
        <source>Add somebody</source>
        <translation>Jemanden hinzufügen</translation>
    </message>
    <message>
        <source>Let in again</source>
        <translation>Wieder hereinlassen</translation>
    </message>
    <message>
        <source>New PIN</source>
        <translation>Neue PIN</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Name of the person</source>
        <translation>Name der Person</translation>
    </message>
    <message>
        <source>A PIN of 6 to 12 digits for {}</source>
        <translation>Eine PIN mit 6 bis 12 Ziffern für {}</translation>
    </message>
    <message>
        <source>The same PIN once more</source>
        <translation>Dieselbe PIN noch einmal</translation>
    </message>
    <message>
        <source>The two PINs differ: begin again.</source>
        <translation>Die beiden PINs sind verschieden: beginnen Sie von vorn.</translation>
    </message>
    <message>
        <source>{} can come in with the new PIN.</source>
        <translation>{} kommt mit der neuen PIN herein.</translation>
    </message>
    <message>
        <source>Kinds of goods in plain words of any language. Write one as name: phrase; phrase</source>
        <translation>Warensorten in einfachen Worten jeder Sprache. Schreibweise: Name: Wendung; Wendung</translation>
    </message>
    <message>
        <source>No kinds are named yet.</source>
        <translation>Noch keine Sorten benannt.</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>{} goods, such as {}</source>
        <translation>{} Waren, etwa {}</translation>
    </message>
    <message>
        <source>No goods fall into it</source>
        <translation>Keine Ware fällt darunter</translation>
    </message>
    <message>
        <source>For {} % of them “{}” is close: say what sets them apart</source>
        <translation>Bei {} % davon ist „{}“ nahe: sagen Sie, was sie unterscheidet</translation>
    </message>
    <message>
        <source>Show something</source>
        <translation>Etwas zeigen</translation>
    </message>
    <message>
        <source>{}: {}</source>
        <translation>{}: {}</translation>
    </message>
    <message>
        <source>Why this answer</source>
        <translation>Warum diese Antwort</translation>
    </message>
    <message>
        <source>Scan something first: this page says why it was taken for what it was.</source>
        <translation>Scannen Sie zuerst etwas: Diese Seite sagt, warum es wofür gehalten wurde.</translation>
    </message>
    <message>
        <source>The barcode {} decided alone.</source>
        <translation>Der Strichcode {} hat allein entschieden.</translation>
    </message>
    <message>
        <source>{} % likely</source>
        <translation>zu {} % wahrscheinlich</translation>
    </message>
    <message>
        <source>{} % likely, {} ahead of the second</source>
        <translation>zu {} % wahrscheinlich, {} vor dem zweiten</translation>
    </message>
    <message>
        <source>Words “{}”: likeness {}, counts {}</source>
        <translation>Worte „{}“: Ähnlichkeit {}, zählt {}</translation>
    </message>
    <message>
        <source>Catalog picture {}: likeness {}, counts {}</source>
        <translation>Katalogbild {}: Ähnlichkeit {}, zählt {}</translation>
    </message>
    <message>
        <source>Taught picture {}: likeness {}, counts {}</source>
        <translation>Gelehrtes Bild {}: Ähnlichkeit {}, zählt {}</translation>
    </message>
    <message>
        <source>It is taken by itself from {} %, and asked about from {} %.</source>
        <translation>Ab {} % wird es von selbst genommen, ab {} % wird gefragt.</translation>
    </message>
    <message>
        <source>Never scanned: {} of {} goods</source>
        <translation>Nie gescannt: {} von {} Waren</translation>
    </message>
    <message>
        <source>Such as {}</source>
        <translation>Etwa {}</translation>
    </message>
    <message>
        <source>Often put right</source>
        <translation>Oft berichtigt</translation>
    </message>
    <message>
        <source>Taken for each other</source>
        <translation>Miteinander verwechselt</translation>
    </message>
    <message>
        <source>{} was shown, {} was meant</source>
        <translation>{} gezeigt, {} gemeint</translation>
    </message>
    <message>
        <source>Times: {}</source>
        <translation>Male: {}</translation>
    </message>
    <message>
        <source>Put right {} times, taken for it {} times</source>
        <translation>{} Mal berichtigt, {} Mal dafür gehalten</translation>
    </message>
    <message>
        <source>Nothing to put right yet.</source>
        <translation>Noch nichts zu berichtigen.</translation>
    </message>
    <message>
        <source>Counted from staff&apos;s scanning, on this kiosk only. Nothing of any shopper is counted.</source>
        <translation>Gezählt wird nur das Scannen des Personals an diesem Kiosk, nichts von Kundinnen und Kunden.</translation>
    </message>
    <message>
        <source>Setting up, step {} of {}</source>
        <translation>Einrichten, Schritt {} von {}</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Which language do most shoppers here speak?</source>
        <translation>Welche Sprache sprechen die meisten Kunden hier?</translation>
    </message>
    <message>
        <source>Visits begin in it. Everyone can choose another.</source>
        <translation>Jeder Besuch beginnt in ihr. Alle können eine andere wählen.</translation>
    </message>
    <message>
        <source>How large is the screen?</source>
        <translation>Wie groß ist der Bildschirm?</translation>
    </message>
    <message>
        <source>Hold a bank card against the screen, and make the frame as large as the card.</source>
        <translation>Halten Sie eine Bankkarte an den Bildschirm und machen Sie den Rahmen so groß wie die Karte.</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Kleiner</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Größer</translation>
    </message>
    <message>
        <source>Does the camera see you?</source>
        <translation>Sieht die Kamera Sie?</translation>
    </message>
    <message>
        <source>The picture is shown here and kept nowhere.</source>
        <translation>Das Bild wird hier gezeigt und nirgends aufbewahrt.</translation>
    </message>
    <message>
        <source>Camera {}</source>
        <translation>Kamera {}</translation>
    </message>
    <message>
        <source>No camera was found. Plug one in, or go on: shoppers can describe what they look for.</source>
        <translation>Es wurde keine Kamera gefunden. Schließen Sie eine an oder machen Sie weiter: Kunden können beschreiben, was sie suchen.</translation>
    </message>
    <message>
        <source>Choose a PIN for the manager</source>
        <translation>Wählen Sie eine PIN für die Leitung</translation>
    </message>
    <message>
        <source>Six digits or more. It opens the pages for staff.</source>
        <translation>Sechs Ziffern oder mehr. Sie öffnet die Seiten für das Personal.</translation>
    </message>
    <message>
        <source>These two differ. Choose the PIN anew.</source>
        <translation>Die beiden sind verschieden. Wählen Sie die PIN neu.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Put in the stick with the catalog</source>
        <translation>Stecken Sie den Stick mit dem Katalog ein</translation>
    </message>
    <message>
        <source>What is on it is checked and taken by itself. That takes a few minutes.</source>
        <translation>Was darauf ist, wird von selbst geprüft und übernommen. Das dauert ein paar Minuten.</translation>
    </message>
    <message>
        <source>The catalog is here. The kiosk is ready.</source>
        <translation>Der Katalog ist da. Der Kiosk ist bereit.</translation>
    </message>
    <message>
        <source>You can finish now and put the stick in later.</source>
        <translation>Sie können jetzt abschließen und den Stick später einstecken.</translation>
    </message>
    <message>
        <source>Check a shelf</source>
        <translation>Ein Regal prüfen</translation>
    </message>
    <message>
        <source>Choose an aisle, scan everything that stands there, then see what is not right.</source>
        <translation>Gang wählen, alles scannen, was dort steht, dann sehen, was nicht stimmt.</translation>
    </message>
    <message>
        <source>The catalog says of no item where it stands.</source>
        <translation>Der Katalog sagt bei keinem Artikel, wo er steht.</translation>
    </message>
    <message>
        <source>Items the catalog expects: {}</source>
        <translation>Artikel laut Katalog: {}</translation>
    </message>
    <message>
        <source>Begun: {} scanned so far</source>
        <translation>Begonnen: bisher {} gescannt</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>Scannen</translation>
    </message>
    <message>
        <source>Finish this check</source>
        <translation>Diese Prüfung abschließen</translation>
    </message>
    <message>
        <source>All aisles</source>
        <translation>Alle Gänge</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>Shelf check, aisle {}</source>
        <translation>Regalprüfung, Gang {}</translation>
    </message>
    <message>
        <source>{} of {} expected items were found.</source>
        <translation>{} von {} erwarteten Artikeln wurden gefunden.</translation>
    </message>
    <message>
        <source>Price labels compared: {}.</source>
        <translation>Verglichene Preisschilder: {}.</translation>
    </message>
    <message>
        <source>Everything is as it should be.</source>
        <translation>Alles ist, wie es sein soll.</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Fehlt</translation>
    </message>
    <message>
        <source>In the wrong aisle</source>
        <translation>Im falschen Gang</translation>
    </message>
    <message>
        <source>The catalog names no aisle</source>
        <translation>Der Katalog nennt keinen Gang</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>Wrong price on its label</source>
        <translation>Falscher Preis auf dem Schild</translation>
    </message>
    <message>
        <source>Count differs from stock</source>
        <translation>Anzahl weicht vom Bestand ab</translation>
    </message>
    <message>
        <source>Belongs to aisle {}</source>
        <translation>Gehört in Gang {}</translation>
    </message>
    <message>
        <source>Its label says {}, the catalog {}</source>
        <translation>Das Schild sagt {}, der Katalog {}</translation>
    </message>
    <message>
        <source>Counted {}, in stock {}</source>
        <translation>Gezählt {}, Bestand {}</translation>
    </message>
    <message>
        <source>Save to a stick</source>
        <translation>Auf einen Stick speichern</translation>
    </message>
    <message>
        <source>By {}, {}</source>
        <translation>Von {}, {}</translation>
    </message>
    <message>
        <source>And {} more rows: all of them are in the table.</source>
        <translation>Und {} weitere Zeilen: alle stehen in der Tabelle.</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>Was nicht stimmt</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nummer</translation>
    </message>
    <message>
        <source>Barcode</source>
        <translation>Strichcode</translation>
    </message>
    <message>
        <source>Its aisle</source>
        <translation>Sein Gang</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>Gezählt</translation>
    </message>
    <message>
        <source>On the label</source>
        <translation>Auf dem Schild</translation>
    </message>
    <message>
        <source>Catalog price</source>
        <translation>Katalogpreis</translation>
    </message>
    <message>
        <source>Which stick?</source>
        <translation>Welcher Stick?</translation>
    </message>
    <message>
        <source>No stick is in: put one in and try again.</source>
        <translation>Es steckt kein Stick: stecken Sie einen ein und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Saved on {}: {}. It can be pulled out now.</source>
        <translation>Auf {} gespeichert: {}. Er kann jetzt abgezogen werden.</translation>
    </message>
    <message>
        <source>Its price label</source>
        <translation>Sein Preisschild</translation>
    </message>
    <message>
        <source>Point the camera at its price label, or type the price.</source>
        <translation>Kamera auf das Preisschild richten oder den Preis tippen.</translation>
    </message>
    <message>
        <source>Does the label say {}?</source>
        <translation>Steht auf dem Schild {}?</translation>
    </message>
    <message>
        <source>Price on the label</source>
        <translation>Preis auf dem Schild</translation>
    </message>
    <message>
        <source>Yes, take it</source>
        <translation>Ja, übernehmen</translation>
    </message>
    <message>
        <source>No, read again</source>
        <translation>Nein, noch einmal lesen</translation>
    </message>
    <message>
        <source>The label agrees with the catalog.</source>
        <translation>Das Schild stimmt mit dem Katalog überein.</translation>
    </message>
    <message>
        <source>The catalog says {}.</source>
        <translation>Der Katalog sagt {}.</translation>
    </message>
    <message>
        <source>That is no amount: write it like 4.99.</source>
        <translation>Das ist kein Betrag: schreiben Sie ihn wie 4,99.</translation>
    </message>
    <message>
        <source>Delete a sign</source>
        <translation>Ein Zeichen löschen</translation>
    </message>
    <message>
        <source>Save to a stick for head office</source>
        <translation>Für die Zentrale auf einen Stick speichern</translation>
    </message>
    <message>
        <source>{} lessons are on {}. It can be pulled out now.</source>
        <translation>{} Lektionen sind auf {}. Er kann jetzt abgezogen werden.</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>Was getan wurde</translation>
    </message>
    <message>
        <source>The last entries of the log, the newest first. Nothing in it can be changed.</source>
        <translation>Die letzten Einträge des Protokolls, die neuesten zuerst. Nichts darin lässt sich ändern.</translation>
    </message>
    <message>
        <source>Nothing was written down yet.</source>
        <translation>Noch nichts festgehalten.</translation>
    </message>
</context>
</TS>
