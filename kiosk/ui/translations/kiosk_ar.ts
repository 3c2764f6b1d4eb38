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
        <source>Checked just now</source>
        <translation>تم التحقق الآن</translation>
    </message>
    <message>
        <source>The kiosk tried to reach a network, and was refused.</source>
        <translation>حاول الكشك الوصول إلى شبكة فرُفض.</translation>
    </message>
    <message>
        <source>What it sets down in between lies in memory, which forgets without power.</source>
        <translation>ما يدوّنه مؤقتًا يبقى في الذاكرة التي تنسى كل شيء عند انقطاع الكهرباء.</translation>
    </message>
    <message>
        <source>If it should fail, its memory is not saved.</source>
        <translation>إذا تعطّل فلن تُحفظ ذاكرته.</translation>
    </message>
    <message>
        <source>The shop&apos;s goods on its disk are encrypted.</source>
        <translation>بضائع المتجر على قرصه مشفّرة.</translation>
    </message>
    <message>
        <source>The kiosk is not cut off from networks.</source>
        <translation>الكشك غير معزول عن الشبكات.</translation>
    </message>
    <message>
        <source>What it sets down in between may lie on its disk.</source>
        <translation>ما يدوّنه مؤقتًا قد يكون على قرصه.</translation>
    </message>
    <message>
        <source>If it should fail, its memory may be saved.</source>
        <translation>إذا تعطّل فقد تُحفظ ذاكرته.</translation>
    </message>
    <message>
        <source>The shop&apos;s goods on its disk are not encrypted, or cannot be found.</source>
        <translation>بضائع المتجر على قرصه غير مشفّرة أو تعذّر العثور عليها.</translation>
    </message>
    <message>
        <source>Something is not as it should be. Please tell the staff.</source>
        <translation>هناك شيء ليس كما ينبغي. يُرجى إبلاغ الموظفين.</translation>
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
    <message>
        <source>Staff: {}</source>
        <translation>الموظف: {}</translation>
    </message>
    <message>
        <source>Manager: {}</source>
        <translation>المدير: {}</translation>
    </message>
    <message>
        <source>The catalog is not open just now.</source>
        <translation>الكتالوج غير مفتوح الآن.</translation>
    </message>
    <message>
        <source>That did not work. Try again; the log says more.</source>
        <translation>لم ينجح ذلك. حاول مرة أخرى؛ السجل يوضح المزيد.</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>رمز PIN</translation>
    </message>
    <message>
        <source>For staff</source>
        <translation>للموظفين</translation>
    </message>
    <message>
        <source>Who are you?</source>
        <translation>من أنت؟</translation>
    </message>
    <message>
        <source>{}, enter your PIN.</source>
        <translation>{}، أدخل رمز PIN.</translation>
    </message>
    <message>
        <source>Nobody is set up to work with this kiosk yet: IT adds the first manager.</source>
        <translation>لم يُسجَّل أحد على هذا الكشك بعد: يضيف قسم تقنية المعلومات أول مدير.</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>إدخال</translation>
    </message>
    <message>
        <source>Delete a digit</source>
        <translation>حذف رقم</translation>
    </message>
    <message>
        <source>Digits entered: {}</source>
        <translation>الأرقام المُدخلة: {}</translation>
    </message>
    <message>
        <source>That PIN is wrong.</source>
        <translation>رمز PIN غير صحيح.</translation>
    </message>
    <message>
        <source>Too many wrong PINs. Wait {} seconds.</source>
        <translation>رموز خاطئة كثيرة. انتظر {} ثانية.</translation>
    </message>
    <message>
        <source>Locked after too many wrong PINs. A manager can let you in again.</source>
        <translation>مقفل بعد رموز خاطئة كثيرة. يمكن للمدير فتحه من جديد.</translation>
    </message>
    <message>
        <source>What would you like to do?</source>
        <translation>ماذا تريد أن تفعل؟</translation>
    </message>
    <message>
        <source>Scan items</source>
        <translation>مسح السلع</translation>
    </message>
    <message>
        <source>Teach an item</source>
        <translation>تعليم سلعة</translation>
    </message>
    <message>
        <source>What was taught</source>
        <translation>ما جرى تعليمه</translation>
    </message>
    <message>
        <source>Kinds in words</source>
        <translation>الأصناف بالكلمات</translation>
    </message>
    <message>
        <source>How well it recognises</source>
        <translation>جودة التعرّف</translation>
    </message>
    <message>
        <source>People</source>
        <translation>الأشخاص</translation>
    </message>
    <message>
        <source>Hold up the first item</source>
        <translation>ارفع السلعة الأولى</translation>
    </message>
    <message>
        <source>Next item</source>
        <translation>السلعة التالية</translation>
    </message>
    <message>
        <source>On the list</source>
        <translation>في القائمة</translation>
    </message>
    <message>
        <source>Taken off the list</source>
        <translation>أُزيل من القائمة</translation>
    </message>
    <message>
        <source>Which one is it?</source>
        <translation>أيها هي؟</translation>
    </message>
    <message>
        <source>No item has the barcode {}</source>
        <translation>لا توجد سلعة بالرمز الشريطي {}</translation>
    </message>
    <message>
        <source>Not recognised: find it by words, or teach it.</source>
        <translation>لم يُتعرَّف عليها: ابحث عنها بالكلمات أو علّمها.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>تراجع</translation>
    </message>
    <message>
        <source>Undo ({})</source>
        <translation>تراجع ({})</translation>
    </message>
    <message>
        <source>It is another item</source>
        <translation>إنها سلعة أخرى</translation>
    </message>
    <message>
        <source>Find by words</source>
        <translation>البحث بالكلمات</translation>
    </message>
    <message>
        <source>Skip it</source>
        <translation>تخطٍّ</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>لماذا؟</translation>
    </message>
    <message>
        <source>Finish the list</source>
        <translation>إنهاء القائمة</translation>
    </message>
    <message>
        <source>On this list: {}</source>
        <translation>في هذه القائمة: {}</translation>
    </message>
    <message>
        <source>{} ×</source>
        <translation>{} ×</translation>
    </message>
    <message>
        <source>Item {} is not in the catalog</source>
        <translation>السلعة {} ليست في الكتالوج</translation>
    </message>
    <message>
        <source>Unknown barcode {}</source>
        <translation>رمز شريطي غير معروف {}</translation>
    </message>
    <message>
        <source>Scan a whole shelf</source>
        <translation>مسح رفّ كامل</translation>
    </message>
    <message>
        <source>Picture of the shelf</source>
        <translation>صورة الرفّ</translation>
    </message>
    <message>
        <source>What is in the box</source>
        <translation>ما في الإطار</translation>
    </message>
    <message>
        <source>Point the camera at the shelf</source>
        <translation>وجّه الكاميرا نحو الرفّ</translation>
    </message>
    <message>
        <source>One picture finds several items. It is shown with boxes and names, and not kept.</source>
        <translation>صورة واحدة تجد عدة سلع. تُعرض بإطارات وأسماء ولا تُحفظ.</translation>
    </message>
    <message>
        <source>Take the picture</source>
        <translation>التقط الصورة</translation>
    </message>
    <message>
        <source>Looking at the shelf…</source>
        <translation>جارٍ النظر إلى الرفّ…</translation>
    </message>
    <message>
        <source>Found: {}</source>
        <translation>عُثر على: {}</translation>
    </message>
    <message>
        <source>Touch a box to put it right, or anything else to add it.</source>
        <translation>المس إطارًا لتصحيحه، أو أي شيء آخر لإضافته.</translation>
    </message>
    <message>
        <source>Nothing was found by itself: touch an item to add it.</source>
        <translation>لم يُعثر على شيء تلقائيًا: المس سلعة لإضافتها.</translation>
    </message>
    <message>
        <source>Without a name, and left out: {}</source>
        <translation>بلا اسم ولن تُضاف: {}</translation>
    </message>
    <message>
        <source>Which?</source>
        <translation>أيها؟</translation>
    </message>
    <message>
        <source>Put on the list: {}</source>
        <translation>أضف إلى القائمة: {}</translation>
    </message>
    <message>
        <source>Another picture</source>
        <translation>صورة أخرى</translation>
    </message>
    <message>
        <source>Remove the box</source>
        <translation>احذف الإطار</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation>اتركه كما هو</translation>
    </message>
    <message>
        <source>Put on the list: {}. Point at the next shelf.</source>
        <translation>أُضيف إلى القائمة: {}. وجّه الكاميرا إلى الرفّ التالي.</translation>
    </message>
    <message>
        <source>Find an item</source>
        <translation>البحث عن سلعة</translation>
    </message>
    <message>
        <source>Name, number or barcode</source>
        <translation>الاسم أو الرقم أو الرمز الشريطي</translation>
    </message>
    <message>
        <source>Nothing was found for these words.</source>
        <translation>لم يُعثر على شيء بهذه الكلمات.</translation>
    </message>
    <message>
        <source>It is new: teach it</source>
        <translation>إنها جديدة: علّمها</translation>
    </message>
    <message>
        <source>A new item</source>
        <translation>سلعة جديدة</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>الاسم</translation>
    </message>
    <message>
        <source>Price, such as 4.99 (may be left empty)</source>
        <translation>السعر، مثل 4.99 (اختياري)</translation>
    </message>
    <message>
        <source>Aisle (may be left empty)</source>
        <translation>الممر (اختياري)</translation>
    </message>
    <message>
        <source>Barcode (may be left empty)</source>
        <translation>الرمز الشريطي (اختياري)</translation>
    </message>
    <message>
        <source>Go on to the pictures</source>
        <translation>متابعة إلى الصور</translation>
    </message>
    <message>
        <source>It needs a name.</source>
        <translation>تحتاج إلى اسم.</translation>
    </message>
    <message>
        <source>The price is not an amount: write it like 4.99.</source>
        <translation>السعر ليس مبلغًا: اكتبه مثل 4.99.</translation>
    </message>
    <message>
        <source>The barcode is not whole: check its digits.</source>
        <translation>الرمز الشريطي غير مكتمل: تحقق من أرقامه.</translation>
    </message>
    <message>
        <source>Pictures of {}</source>
        <translation>صور {}</translation>
    </message>
    <message>
        <source>Hold it up: the front first</source>
        <translation>ارفعها: الوجه الأمامي أولًا</translation>
    </message>
    <message>
        <source>Now turn it a little</source>
        <translation>أدرها قليلًا الآن</translation>
    </message>
    <message>
        <source>Now the other side</source>
        <translation>الآن الجانب الآخر</translation>
    </message>
    <message>
        <source>Enough: save, or take one more</source>
        <translation>يكفي: احفظ أو التقط صورة أخرى</translation>
    </message>
    <message>
        <source>Five pictures are enough: save</source>
        <translation>خمس صور تكفي: احفظ</translation>
    </message>
    <message>
        <source>Blurred: hold it still and show it again</source>
        <translation>غير واضحة: ثبّتها واعرضها مجددًا</translation>
    </message>
    <message>
        <source>The same view as before: turn it</source>
        <translation>نفس المنظر السابق: أدرها</translation>
    </message>
    <message>
        <source>Somebody may be in the picture: not kept. Show the item alone.</source>
        <translation>قد يكون في الصورة شخص: لم تُحفظ. اعرض السلعة وحدها.</translation>
    </message>
    <message>
        <source>It looks like none of the others: is it the same item?</source>
        <translation>لا تشبه أيًا من الصور الأخرى: هل هي السلعة نفسها؟</translation>
    </message>
    <message>
        <source>Careful: it looks like {}</source>
        <translation>انتبه: تشبه {}</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>حفظ</translation>
    </message>
    <message>
        <source>Take the last picture away</source>
        <translation>إزالة آخر صورة</translation>
    </message>
    <message>
        <source>{} of 2 to 5 pictures</source>
        <translation>{} من 2 إلى 5 صور</translation>
    </message>
    <message>
        <source>{} is known from now on.</source>
        <translation>أصبحت {} معروفة من الآن.</translation>
    </message>
    <message>
        <source>Teach another item</source>
        <translation>تعليم سلعة أخرى</translation>
    </message>
    <message>
        <source>Pictures that staff taught on this kiosk. What is wrong can be taken back.</source>
        <translation>صور علّمها الموظفون لهذا الكشك. يمكن سحب الخاطئ منها.</translation>
    </message>
    <message>
        <source>Nothing was taught yet.</source>
        <translation>لم يُعلَّم شيء بعد.</translation>
    </message>
    <message>
        <source>{}, {}</source>
        <translation>{}، {}</translation>
    </message>
    <message>
        <source>{}, {}, while scanning</source>
        <translation>{}، {}، أثناء المسح</translation>
    </message>
    <message>
        <source>The catalog has no such item now; it waits for its return.</source>
        <translation>لا يضم الكتالوج هذه السلعة الآن؛ الصورة بانتظار عودتها.</translation>
    </message>
    <message>
        <source>Set aside: it looks more like {}</source>
        <translation>وُضعت جانبًا: تشبه {} أكثر</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>سحب</translation>
    </message>
    <message>
        <source>Who may work with this kiosk.</source>
        <translation>من يحق له العمل على هذا الكشك.</translation>
    </message>
    <message>
        <source>Clerk</source>
        <translation>بائع</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>المدير</translation>
    </message>
    <message>
        <source>Locked after too many wrong PINs</source>
        <translation>مقفل بعد رموز خاطئة كثيرة</translation>
    </message>
    <message>
        <source>Add somebody</source>
        <translation>إضافة شخص</translation>
    </message>
    <message>
        <source>Let in again</source>
        <translation>السماح بالدخول مجددًا</translation>
    </message>
    <message>
        <source>New PIN</source>
        <translation>رمز PIN جديد</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>إزالة</translation>
    </message>
    <message>
        <source>Name of the person</source>
        <translation>اسم الشخص</translation>
    </message>
    <message>
        <source>A PIN of 6 to 12 digits for {}</source>
        <translation>رمز PIN من 6 إلى 12 رقمًا لـ {}</translation>
    </message>
    <message>
        <source>The same PIN once more</source>
        <translation>أدخل رمز PIN نفسه مرة أخرى</translation>
    </message>
    <message>
        <source>The two PINs differ: begin again.</source>
        <translation>الرمزان مختلفان: ابدأ من جديد.</translation>
    </message>
    <message>
        <source>{} can come in with the new PIN.</source>
        <translation>يمكن لـ {} الدخول بالرمز الجديد.</translation>
    </message>
    <message>
        <source>Kinds of goods in plain words of any language. Write one as name: phrase; phrase</source>
        <translation>أصناف السلع بكلمات بسيطة بأي لغة. اكتب: الاسم: عبارة; عبارة</translation>
    </message>
    <message>
        <source>No kinds are named yet.</source>
        <translation>لم تُسمَّ أي أصناف بعد.</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>إضافة</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>تغيير</translation>
    </message>
    <message>
        <source>{} goods, such as {}</source>
        <translation>{} سلعة، مثل {}</translation>
    </message>
    <message>
        <source>No goods fall into it</source>
        <translation>لا تندرج تحته أي سلعة</translation>
    </message>
    <message>
        <source>For {} % of them “{}” is close: say what sets them apart</source>
        <translation>في {} % منها يقترب الصنف «{}»: اذكر ما يميزهما</translation>
    </message>
    <message>
        <source>Show something</source>
        <translation>اعرض شيئًا</translation>
    </message>
    <message>
        <source>{}: {}</source>
        <translation>{}: {}</translation>
    </message>
    <message>
        <source>Why this answer</source>
        <translation>لماذا هذه النتيجة</translation>
    </message>
    <message>
        <source>Scan something first: this page says why it was taken for what it was.</source>
        <translation>امسح شيئًا أولًا: تشرح هذه الصفحة سبب التعرّف عليه هكذا.</translation>
    </message>
    <message>
        <source>The barcode {} decided alone.</source>
        <translation>الرمز الشريطي {} حسم وحده.</translation>
    </message>
    <message>
        <source>{} % likely</source>
        <translation>احتمال {} %</translation>
    </message>
    <message>
        <source>{} % likely, {} ahead of the second</source>
        <translation>احتمال {} %، متقدم على الثاني بـ {}</translation>
    </message>
    <message>
        <source>Words “{}”: likeness {}, counts {}</source>
        <translation>الكلمات «{}»: التشابه {}، الوزن {}</translation>
    </message>
    <message>
        <source>Catalog picture {}: likeness {}, counts {}</source>
        <translation>صورة الكتالوج {}: التشابه {}، الوزن {}</translation>
    </message>
    <message>
        <source>Taught picture {}: likeness {}, counts {}</source>
        <translation>صورة معلَّمة {}: التشابه {}، الوزن {}</translation>
    </message>
    <message>
        <source>It is taken by itself from {} %, and asked about from {} %.</source>
        <translation>يُقبل تلقائيًا من {} %، ويُسأل عنه من {} %.</translation>
    </message>
    <message>
        <source>Never scanned: {} of {} goods</source>
        <translation>لم تُمسح قط: {} من {} سلعة</translation>
    </message>
    <message>
        <source>Such as {}</source>
        <translation>مثل {}</translation>
    </message>
    <message>
        <source>Often put right</source>
        <translation>صُحِّحت كثيرًا</translation>
    </message>
    <message>
        <source>Taken for each other</source>
        <translation>اختلطت ببعضها</translation>
    </message>
    <message>
        <source>{} was shown, {} was meant</source>
        <translation>عُرض {} والمقصود {}</translation>
    </message>
    <message>
        <source>Times: {}</source>
        <translation>المرات: {}</translation>
    </message>
    <message>
        <source>Put right {} times, taken for it {} times</source>
        <translation>صُحِّح {} مرة، وعُدَّ كذلك {} مرة</translation>
    </message>
    <message>
        <source>Nothing to put right yet.</source>
        <translation>لا شيء للتصحيح بعد.</translation>
    </message>
    <message>
        <source>Counted from staff&apos;s scanning, on this kiosk only. Nothing of any shopper is counted.</source>
        <translation>يُحسب من مسح الموظفين على هذا الكشك فقط. لا يُحسب شيء يخص أي متسوّق.</translation>
    </message>
    <message>
        <source>Setting up, step {} of {}</source>
        <translation>الإعداد، الخطوة {} من {}</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>التالي</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>إنهاء</translation>
    </message>
    <message>
        <source>Which language do most shoppers here speak?</source>
        <translation>ما اللغة التي يتحدثها معظم المتسوقين هنا؟</translation>
    </message>
    <message>
        <source>Visits begin in it. Everyone can choose another.</source>
        <translation>تبدأ كل زيارة بها، ويمكن للجميع اختيار غيرها.</translation>
    </message>
    <message>
        <source>How large is the screen?</source>
        <translation>ما حجم الشاشة؟</translation>
    </message>
    <message>
        <source>Hold a bank card against the screen, and make the frame as large as the card.</source>
        <translation>ضع بطاقة مصرفية على الشاشة، واجعل الإطار بحجم البطاقة.</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>أصغر</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>أكبر</translation>
    </message>
    <message>
        <source>Does the camera see you?</source>
        <translation>هل تراك الكاميرا؟</translation>
    </message>
    <message>
        <source>The picture is shown here and kept nowhere.</source>
        <translation>تُعرض الصورة هنا ولا تُحفظ في أي مكان.</translation>
    </message>
    <message>
        <source>Camera {}</source>
        <translation>الكاميرا {}</translation>
    </message>
    <message>
        <source>No camera was found. Plug one in, or go on: shoppers can describe what they look for.</source>
        <translation>لم يُعثر على كاميرا. وصّل واحدة أو تابع: يستطيع المتسوقون وصف ما يبحثون عنه.</translation>
    </message>
    <message>
        <source>Choose a PIN for the manager</source>
        <translation>اختر رمز PIN للمدير</translation>
    </message>
    <message>
        <source>Six digits or more. It opens the pages for staff.</source>
        <translation>ستة أرقام أو أكثر، ويفتح صفحات الموظفين.</translation>
    </message>
    <message>
        <source>These two differ. Choose the PIN anew.</source>
        <translation>الرمزان مختلفان. اختر رمز PIN من جديد.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>حذف</translation>
    </message>
    <message>
        <source>Put in the stick with the catalog</source>
        <translation>أدخل ذاكرة USB التي تحوي الكتالوج</translation>
    </message>
    <message>
        <source>What is on it is checked and taken by itself. That takes a few minutes.</source>
        <translation>يُفحص محتواها ويُنقل تلقائيًا. يستغرق ذلك بضع دقائق.</translation>
    </message>
    <message>
        <source>The catalog is here. The kiosk is ready.</source>
        <translation>الكتالوج جاهز، والكشك مستعد للعمل.</translation>
    </message>
    <message>
        <source>You can finish now and put the stick in later.</source>
        <translation>يمكنك الإنهاء الآن وإدخال الذاكرة لاحقًا.</translation>
    </message>
    <message>
        <source>Check a shelf</source>
        <translation>فحص رف</translation>
    </message>
    <message>
        <source>Choose an aisle, scan everything that stands there, then see what is not right.</source>
        <translation>اختر ممرًا وامسح كل ما فيه، ثم اطّلع على ما ليس صحيحًا.</translation>
    </message>
    <message>
        <source>The catalog says of no item where it stands.</source>
        <translation>لا يذكر الكتالوج مكان أي سلعة.</translation>
    </message>
    <message>
        <source>Items the catalog expects: {}</source>
        <translation>السلع المتوقعة حسب الكتالوج: {}</translation>
    </message>
    <message>
        <source>Begun: {} scanned so far</source>
        <translation>بدأ: مُسح {} حتى الآن</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>مسح</translation>
    </message>
    <message>
        <source>Finish this check</source>
        <translation>إنهاء هذا الفحص</translation>
    </message>
    <message>
        <source>All aisles</source>
        <translation>كل الممرات</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>تقرير</translation>
    </message>
    <message>
        <source>Shelf check, aisle {}</source>
        <translation>فحص الرف، الممر {}</translation>
    </message>
    <message>
        <source>{} of {} expected items were found.</source>
        <translation>عُثر على {} من {} سلعة متوقعة.</translation>
    </message>
    <message>
        <source>Price labels compared: {}.</source>
        <translation>بطاقات الأسعار المقارنة: {}.</translation>
    </message>
    <message>
        <source>Everything is as it should be.</source>
        <translation>كل شيء كما ينبغي.</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>ناقص</translation>
    </message>
    <message>
        <source>In the wrong aisle</source>
        <translation>في الممر الخطأ</translation>
    </message>
    <message>
        <source>The catalog names no aisle</source>
        <translation>لا يذكر الكتالوج ممرًا</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>غير معروف</translation>
    </message>
    <message>
        <source>Wrong price on its label</source>
        <translation>سعر خاطئ على البطاقة</translation>
    </message>
    <message>
        <source>Count differs from stock</source>
        <translation>العدد يختلف عن المخزون</translation>
    </message>
    <message>
        <source>Belongs to aisle {}</source>
        <translation>ينتمي إلى الممر {}</translation>
    </message>
    <message>
        <source>Its label says {}, the catalog {}</source>
        <translation>البطاقة تقول {}، والكتالوج {}</translation>
    </message>
    <message>
        <source>Counted {}, in stock {}</source>
        <translation>العدد {}، المخزون {}</translation>
    </message>
    <message>
        <source>Save to a stick</source>
        <translation>حفظ على ذاكرة USB</translation>
    </message>
    <message>
        <source>By {}, {}</source>
        <translation>بواسطة {}، {}</translation>
    </message>
    <message>
        <source>And {} more rows: all of them are in the table.</source>
        <translation>و{} صفوف أخرى: جميعها في الجدول.</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>الخطأ</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>السلعة</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>الرقم</translation>
    </message>
    <message>
        <source>Barcode</source>
        <translation>الرمز الشريطي</translation>
    </message>
    <message>
        <source>Its aisle</source>
        <translation>ممرها</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>العدد</translation>
    </message>
    <message>
        <source>On the label</source>
        <translation>على البطاقة</translation>
    </message>
    <message>
        <source>Catalog price</source>
        <translation>سعر الكتالوج</translation>
    </message>
    <message>
        <source>Which stick?</source>
        <translation>أي ذاكرة؟</translation>
    </message>
    <message>
        <source>No stick is in: put one in and try again.</source>
        <translation>لا توجد ذاكرة: أدخل واحدة وحاول مجددًا.</translation>
    </message>
    <message>
        <source>Saved on {}: {}. It can be pulled out now.</source>
        <translation>حُفظ على {}: {}. يمكن نزعها الآن.</translation>
    </message>
    <message>
        <source>Its price label</source>
        <translation>بطاقة سعرها</translation>
    </message>
    <message>
        <source>Point the camera at its price label, or type the price.</source>
        <translation>وجّه الكاميرا إلى بطاقة السعر أو اكتب السعر.</translation>
    </message>
    <message>
        <source>Does the label say {}?</source>
        <translation>هل تقول البطاقة {}؟</translation>
    </message>
    <message>
        <source>Price on the label</source>
        <translation>السعر على البطاقة</translation>
    </message>
    <message>
        <source>Yes, take it</source>
        <translation>نعم، اعتمده</translation>
    </message>
    <message>
        <source>No, read again</source>
        <translation>لا، أعد القراءة</translation>
    </message>
    <message>
        <source>The label agrees with the catalog.</source>
        <translation>البطاقة مطابقة للكتالوج.</translation>
    </message>
    <message>
        <source>The catalog says {}.</source>
        <translation>الكتالوج يقول {}.</translation>
    </message>
    <message>
        <source>That is no amount: write it like 4.99.</source>
        <translation>ليس مبلغًا: اكتبه مثل 4.99.</translation>
    </message>
    <message>
        <source>Delete a sign</source>
        <translation>حذف رمز</translation>
    </message>
    <message>
        <source>Save to a stick for head office</source>
        <translation>حفظ على ذاكرة للمقر الرئيسي</translation>
    </message>
    <message>
        <source>{} lessons are on {}. It can be pulled out now.</source>
        <translation>{} درسًا على {}. يمكن نزعها الآن.</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>ما جرى فعله</translation>
    </message>
    <message>
        <source>The last entries of the log, the newest first. Nothing in it can be changed.</source>
        <translation>آخر قيود السجل، الأحدث أولًا. لا يمكن تغيير أي شيء فيه.</translation>
    </message>
    <message>
        <source>Nothing was written down yet.</source>
        <translation>لم يُدوَّن شيء بعد.</translation>
    </message>
</context>
</TS>
