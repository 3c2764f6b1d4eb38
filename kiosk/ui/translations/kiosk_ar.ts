<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ar" sourcelanguage="en">
<context>
    <name>OnScreenKeyboard</name>
    <message>
        <source>Keyboard</source>
        <translation>لوحة المفاتيح</translation>
    </message>
    <message>
        <source>More suggestions</source>
        <translation>اقتراحات أخرى</translation>
    </message>
    <message>
        <source>Capital letters</source>
        <translation>أحرف كبيرة</translation>
    </message>
    <message>
        <source>Capital letters, on for one letter</source>
        <translation>أحرف كبيرة، للحرف التالي فقط</translation>
    </message>
    <message>
        <source>Capital letters, on</source>
        <translation>أحرف كبيرة، مفعّلة</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>حذف</translation>
    </message>
    <message>
        <source>Digits and signs</source>
        <translation>أرقام ورموز</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>حروف</translation>
    </message>
    <message>
        <source>Letters with accents</source>
        <translation>حروف ذات علامات</translation>
    </message>
    <message>
        <source>Change the keyboard</source>
        <translation>تغيير لوحة المفاتيح</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>مسافة</translation>
    </message>
    <message>
        <source>Hide keyboard</source>
        <translation>إخفاء لوحة المفاتيح</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>بحث</translation>
    </message>
    <message>
        <source>Hold for letters with accents</source>
        <translation>اضغط مطولاً للحروف ذات العلامات</translation>
    </message>
</context>
<context>
    <name>kiosk</name>
    <message>
        <source>Kiosk</source>
        <translation>جهاز البحث</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>رجوع</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>انتهيت</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>اللغة</translation>
    </message>
    <message>
        <source>Easier to use</source>
        <translation>سهولة الاستخدام</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>لحظة من فضلك…</translation>
    </message>
    <message>
        <source>What are you looking for?</source>
        <translation>عمّ تبحث؟</translation>
    </message>
    <message>
        <source>Show it to the camera</source>
        <translation>اعرضه أمام الكاميرا</translation>
    </message>
    <message>
        <source>or describe it in your words</source>
        <translation>أو صفه بكلماتك</translation>
    </message>
    <message>
        <source>and see where it stands</source>
        <translation>واعرف مكانه</translation>
    </message>
    <message>
        <source>Touch the screen to start</source>
        <translation>المس الشاشة للبدء</translation>
    </message>
    <message>
        <source>Nothing you show or type leaves this device.</source>
        <translation>لا يغادر هذا الجهاز أي شيء تعرضه أو تكتبه.</translation>
    </message>
    <message>
        <source>Describe it</source>
        <translation>صف ما تبحث عنه</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>بحث</translation>
    </message>
    <message>
        <source>Look through everything</source>
        <translation>تصفح كل شيء</translation>
    </message>
    <message>
        <source>For example</source>
        <translation>مثلًا</translation>
    </message>
    <message>
        <source>red dress</source>
        <translation>فستان أحمر</translation>
    </message>
    <message>
        <source>comfortable red shoes</source>
        <translation>حذاء أحمر مريح</translation>
    </message>
    <message>
        <source>something for the rain</source>
        <translation>شيء للمطر</translation>
    </message>
    <message>
        <source>wristwatch</source>
        <translation>ساعة يد</translation>
    </message>
    <message>
        <source>Use the camera</source>
        <translation>استخدم الكاميرا</translation>
    </message>
    <message>
        <source>What the camera sees stays on this device and is gone when you leave.</source>
        <translation>ما تراه الكاميرا يبقى على هذا الجهاز ويُمحى عند مغادرتك.</translation>
    </message>
    <message>
        <source>More about this</source>
        <translation>المزيد حول ذلك</translation>
    </message>
    <message>
        <source>Switch the camera off</source>
        <translation>أطفئ الكاميرا</translation>
    </message>
    <message>
        <source>Take the picture now</source>
        <translation>التقط الصورة الآن</translation>
    </message>
    <message>
        <source>The camera is starting…</source>
        <translation>جارٍ تشغيل الكاميرا…</translation>
    </message>
    <message>
        <source>The camera does not answer. You can describe what you are looking for instead.</source>
        <translation>الكاميرا لا تستجيب. يمكنك وصف ما تبحث عنه بدلاً من ذلك.</translation>
    </message>
    <message>
        <source>Hold it into the frame</source>
        <translation>ضعه داخل الإطار</translation>
    </message>
    <message>
        <source>More light, please</source>
        <translation>نحتاج إلى ضوء أكثر</translation>
    </message>
    <message>
        <source>Closer</source>
        <translation>قرّبه</translation>
    </message>
    <message>
        <source>Hold it still</source>
        <translation>ثبّته</translation>
    </message>
    <message>
        <source>Good, just a moment</source>
        <translation>جيد، لحظة من فضلك</translation>
    </message>
    <message>
        <source>Got it</source>
        <translation>تم التقاط الصورة</translation>
    </message>
    <message>
        <source>Your picture</source>
        <translation>صورتك</translation>
    </message>
    <message>
        <source>Is it one of these?</source>
        <translation>هل هو واحد من هذه؟</translation>
    </message>
    <message>
        <source>None of these</source>
        <translation>ليس أيًّا منها</translation>
    </message>
    <message>
        <source>The best first</source>
        <translation>الأفضل أولاً</translation>
    </message>
    <message>
        <source>Not sure: does one of these fit?</source>
        <translation>لسنا متأكدين: هل يناسبك أحدها؟</translation>
    </message>
    <message>
        <source>Did you mean “{}”?</source>
        <translation>هل تقصد «{}»؟</translation>
    </message>
    <message>
        <source>All</source>
        <translation>الكل</translation>
    </message>
    <message>
        <source>up to {}</source>
        <translation>حتى {}</translation>
    </message>
    <message>
        <source>In stock only</source>
        <translation>المتوفر فقط</translation>
    </message>
    <message>
        <source>Order follows your visit</source>
        <translation>الترتيب حسب زيارتك</translation>
    </message>
    <message>
        <source>Nothing is left with all of that. Take something off.</source>
        <translation>لا شيء يطابق كل ذلك. أزل أحد الشروط.</translation>
    </message>
    <message>
        <source>Good match</source>
        <translation>تطابق جيد</translation>
    </message>
    <message>
        <source>Maybe</source>
        <translation>ربما</translation>
    </message>
    <message>
        <source>Unlikely</source>
        <translation>غير مرجح</translation>
    </message>
    <message>
        <source>We found nothing like that</source>
        <translation>لم نجد شيئًا كهذا</translation>
    </message>
    <message>
        <source>This picture cannot be read. Try another one.</source>
        <translation>تتعذر قراءة هذه الصورة. جرّب صورة أخرى.</translation>
    </message>
    <message>
        <source>There are other ways to find it:</source>
        <translation>هناك طرق أخرى للعثور عليه:</translation>
    </message>
    <message>
        <source>Try other words</source>
        <translation>جرّب كلمات أخرى</translation>
    </message>
    <message>
        <source>Ask a member of staff</source>
        <translation>اسأل أحد الموظفين</translation>
    </message>
    <message>
        <source>Please ask us</source>
        <translation>اسألنا من فضلك</translation>
    </message>
    <message>
        <source>Show this screen to a member of staff. They will gladly help you find it.</source>
        <translation>اعرض هذه الشاشة على أحد الموظفين، وسيسعده أن يساعدك في العثور عليه.</translation>
    </message>
    <message>
        <source>This person is looking for:</source>
        <translation>هذا الشخص يبحث عن:</translation>
    </message>
    <message>
        <source>Everything in the shop</source>
        <translation>كل ما في المتجر</translation>
    </message>
    <message>
        <source>This catalog has no kinds to look through. Describe it.</source>
        <translation>لا توجد أقسام لتصفحها في هذا الكتالوج. صف ما تبحث عنه.</translation>
    </message>
    <message>
        <source>Similar goods</source>
        <translation>منتجات مشابهة</translation>
    </message>
    <message>
        <source>In another colour</source>
        <translation>بلون آخر</translation>
    </message>
    <message>
        <source>In stock</source>
        <translation>متوفر</translation>
    </message>
    <message>
        <source>Only {} left</source>
        <translation>بقي {} فقط</translation>
    </message>
    <message>
        <source>Sold out at the moment</source>
        <translation>نفد حاليًا</translation>
    </message>
    <message>
        <source>Aisle {}</source>
        <translation>الممر {}</translation>
    </message>
    <message>
        <source>Where it stands</source>
        <translation>مكانه</translation>
    </message>
    <message>
        <source>You are here</source>
        <translation>أنت هنا</translation>
    </message>
    <message>
        <source>No picture</source>
        <translation>لا توجد صورة</translation>
    </message>
    <message>
        <source>Read aloud</source>
        <translation>قراءة بصوت عالٍ</translation>
    </message>
    <message>
        <source>Found by its barcode</source>
        <translation>عُثر عليه بالرمز الشريطي</translation>
    </message>
    <message>
        <source>Found by its name</source>
        <translation>عُثر عليه باسمه</translation>
    </message>
    <message>
        <source>Found by the words “{}”</source>
        <translation>عُثر عليه بالكلمات «{}»</translation>
    </message>
    <message>
        <source>Fits your words</source>
        <translation>يناسب وصفك</translation>
    </message>
    <message>
        <source>Looks like it</source>
        <translation>يشبهه</translation>
    </message>
    <message>
        <source>Looks like your picture and fits your words</source>
        <translation>يشبه صورتك ويناسب وصفك</translation>
    </message>
    <message>
        <source>Of the kind you chose</source>
        <translation>من القسم الذي اخترته</translation>
    </message>
    <message>
        <source>Left out, as you asked: {}</source>
        <translation>استُبعد كما طلبت: {}</translation>
    </message>
    <message>
        <source>The catalog does not say which have: {}</source>
        <translation>لا يوضح الكتالوج أيها يحتوي على: {}</translation>
    </message>
    <message>
        <source>No item has the barcode {}.</source>
        <translation>لا يوجد منتج بالرمز الشريطي {}.</translation>
    </message>
    <message>
        <source>The barcode {} was not read right. Scan or type it again.</source>
        <translation>لم يُقرأ الرمز الشريطي {} بشكل صحيح. امسحه أو اكتبه مرة أخرى.</translation>
    </message>
    <message>
        <source>Your picture and your words</source>
        <translation>صورتك وكلماتك</translation>
    </message>
    <message>
        <source>The camera is off until you switch it on, and goes off when you leave this page.</source>
        <translation>الكاميرا مطفأة حتى تشغّلها، وتنطفئ عند مغادرة هذه الصفحة.</translation>
    </message>
    <message>
        <source>The kiosk compares what you show or type with the shop&apos;s goods. It does so on this device; it has no connection that could carry it away.</source>
        <translation>يقارن الجهاز ما تعرضه أو تكتبه بمنتجات المتجر. يحدث ذلك على هذا الجهاز فقط، وليس له أي اتصال قد ينقل شيئًا إلى الخارج.</translation>
    </message>
    <message>
        <source>It does not look for faces and does not recognise, count or remember people.</source>
        <translation>لا يبحث عن الوجوه ولا يتعرف على الأشخاص ولا يعدّهم ولا يتذكرهم.</translation>
    </message>
    <message>
        <source>Nothing of your visit is written down. When you touch “Done”, or walk away, pictures, words and results are erased from memory.</source>
        <translation>لا يُسجَّل أي شيء من زيارتك. عند لمس «انتهيت» أو مغادرتك تُمحى الصور والكلمات والنتائج من الذاكرة.</translation>
    </message>
    <message>
        <source>Understood</source>
        <translation>فهمت</translation>
    </message>
    <message>
        <source>Size of the text</source>
        <translation>حجم النص</translation>
    </message>
    <message>
        <source>Strong contrast</source>
        <translation>تباين عالٍ</translation>
    </message>
    <message>
        <source>Everything within low reach</source>
        <translation>عرض كل شيء في أسفل الشاشة</translation>
    </message>
    <message>
        <source>No motion</source>
        <translation>من دون حركة</translation>
    </message>
    <message>
        <source>Read the screen aloud</source>
        <translation>قراءة الشاشة بصوت عالٍ</translation>
    </message>
    <message>
        <source>This device has no voice.</source>
        <translation>القراءة بصوت عالٍ غير متوفرة على هذا الجهاز.</translation>
    </message>
    <message>
        <source>On</source>
        <translation>تشغيل</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>إيقاف</translation>
    </message>
    <message>
        <source>Are you still there?</source>
        <translation>هل ما زلت هنا؟</translation>
    </message>
    <message>
        <source>In {} seconds your visit ends and everything is erased.</source>
        <translation>ستنتهي زيارتك ويُمحى كل شيء. الثواني المتبقية: {}</translation>
    </message>
    <message>
        <source>In one second your visit ends and everything is erased.</source>
        <translation>ستنتهي زيارتك ويُمحى كل شيء خلال ثانية واحدة.</translation>
    </message>
    <message>
        <source>I am still here</source>
        <translation>ما زلت هنا</translation>
    </message>
    <message>
        <source>End now</source>
        <translation>إنهاء الآن</translation>
    </message>
    <message>
        <source>We will be right back</source>
        <translation>سنعود بعد قليل</translation>
    </message>
    <message>
        <source>The kiosk cannot search just now. It tries again by itself. Please ask our staff.</source>
        <translation>لا يستطيع الجهاز البحث الآن وسيحاول مجددًا تلقائيًا. يرجى سؤال الموظفين.</translation>
    </message>
    <message>
        <source>The kiosk is starting…</source>
        <translation>جارٍ تشغيل الجهاز…</translation>
    </message>
    <message>
        <source>There is nothing in the catalog yet</source>
        <translation>لا يوجد شيء في الكتالوج بعد</translation>
    </message>
    <message>
        <source>For staff: the page “Catalog and updates” says what is wrong.</source>
        <translation>للموظفين: صفحة «الكتالوج والتحديثات» توضح المشكلة.</translation>
    </message>
    <message>
        <source>black</source>
        <translation>أسود</translation>
    </message>
    <message>
        <source>white</source>
        <translation>أبيض</translation>
    </message>
    <message>
        <source>grey</source>
        <translation>رمادي</translation>
    </message>
    <message>
        <source>red</source>
        <translation>أحمر</translation>
    </message>
    <message>
        <source>orange</source>
        <translation>برتقالي</translation>
    </message>
    <message>
        <source>yellow</source>
        <translation>أصفر</translation>
    </message>
    <message>
        <source>green</source>
        <translation>أخضر</translation>
    </message>
    <message>
        <source>blue</source>
        <translation>أزرق</translation>
    </message>
    <message>
        <source>purple</source>
        <translation>بنفسجي</translation>
    </message>
    <message>
        <source>pink</source>
        <translation>وردي</translation>
    </message>
    <message>
        <source>brown</source>
        <translation>بني</translation>
    </message>
    <message>
        <source>beige</source>
        <translation>بيج</translation>
    </message>
    <message>
        <source>plain</source>
        <translation>سادة</translation>
    </message>
    <message>
        <source>striped</source>
        <translation>مخطط</translation>
    </message>
    <message>
        <source>checked</source>
        <translation>بمربعات</translation>
    </message>
    <message>
        <source>dotted</source>
        <translation>منقط</translation>
    </message>
    <message>
        <source>floral</source>
        <translation>مزهر</translation>
    </message>
    <message>
        <source>printed</source>
        <translation>مطبوع</translation>
    </message>
    <message>
        <source>patterned</source>
        <translation>منقوش</translation>
    </message>
    <message>
        <source>Catalog and updates</source>
        <translation>الكتالوج والتحديثات</translation>
    </message>
    <message>
        <source>For those who look after this kiosk.</source>
        <translation>للقائمين على هذا الجهاز.</translation>
    </message>
    <message>
        <source>How the updates stand cannot be read just now.</source>
        <translation>تتعذر قراءة حالة التحديثات الآن.</translation>
    </message>
    <message>
        <source>Look for updates now</source>
        <translation>البحث عن تحديثات الآن</translation>
    </message>
    <message>
        <source>Everything is well.</source>
        <translation>كل شيء على ما يرام.</translation>
    </message>
    <message>
        <source>Catalog</source>
        <translation>الكتالوج</translation>
    </message>
    <message>
        <source>{}, version {}</source>
        <translation>{}، الإصدار {}</translation>
    </message>
    <message>
        <source>Not from an update</source>
        <translation>ليس من تحديث</translation>
    </message>
    <message>
        <source>Made by head office</source>
        <translation>أعدّه المقر الرئيسي</translation>
    </message>
    <message>
        <source>Applied here</source>
        <translation>طُبّق هنا</translation>
    </message>
    <message>
        <source>Goods</source>
        <translation>المنتجات</translation>
    </message>
    <message>
        <source>{} goods with {} pictures, {} of them taught by staff</source>
        <translation>المنتجات: {}، الصور: {}، منها {} أضافها الموظفون</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>النموذج</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>القناة</translation>
    </message>
    <message>
        <source>No updates are set up</source>
        <translation>لم تُضبط أي تحديثات</translation>
    </message>
    <message>
        <source>Inbox</source>
        <translation>صندوق الوارد</translation>
    </message>
    <message>
        <source>Something waits to be applied</source>
        <translation>هناك تحديث ينتظر التطبيق</translation>
    </message>
    <message>
        <source>Nothing new</source>
        <translation>لا جديد</translation>
    </message>
    <message>
        <source>Signed until</source>
        <translation>موقّع حتى</translation>
    </message>
    <message>
        <source>{} (past its date)</source>
        <translation>{} (انتهى تاريخه)</translation>
    </message>
    <message>
        <source>Updater</source>
        <translation>برنامج التحديث</translation>
    </message>
    <message>
        <source>Has not run yet</source>
        <translation>لم يعمل بعد</translation>
    </message>
    <message>
        <source>Last update</source>
        <translation>آخر تحديث</translation>
    </message>
    <message>
        <source>Free space</source>
        <translation>المساحة الحرة</translation>
    </message>
    <message>
        <source>{} MB</source>
        <translation>{} ميغابايت</translation>
    </message>
</context>
</TS>
