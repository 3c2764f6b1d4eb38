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
</context>
</TS>
