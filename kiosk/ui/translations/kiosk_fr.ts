<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>OnScreenKeyboard</name>
    <message>
        <source>Keyboard</source>
        <translation>Clavier</translation>
    </message>
    <message>
        <source>More suggestions</source>
        <translation>Plus de suggestions</translation>
    </message>
    <message>
        <source>Capital letters</source>
        <translation>Majuscules</translation>
    </message>
    <message>
        <source>Capital letters, on for one letter</source>
        <translation>Majuscules, pour la lettre suivante</translation>
    </message>
    <message>
        <source>Capital letters, on</source>
        <translation>Majuscules, activées</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Effacer</translation>
    </message>
    <message>
        <source>Digits and signs</source>
        <translation>Chiffres et signes</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>Lettres</translation>
    </message>
    <message>
        <source>Letters with accents</source>
        <translation>Lettres accentuées</translation>
    </message>
    <message>
        <source>Change the keyboard</source>
        <translation>Changer de clavier</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Espace</translation>
    </message>
    <message>
        <source>Hide keyboard</source>
        <translation>Masquer le clavier</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Chercher</translation>
    </message>
    <message>
        <source>Hold for letters with accents</source>
        <translation>Maintenir pour les lettres accentuées</translation>
    </message>
</context>
<context>
    <name>kiosk</name>
    <message>
        <source>Kiosk</source>
        <translation>Borne</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminer</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Easier to use</source>
        <translation>Accessibilité</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Un instant…</translation>
    </message>
    <message>
        <source>What are you looking for?</source>
        <translation>Que cherchez-vous&#xa0;?</translation>
    </message>
    <message>
        <source>Show it to the camera</source>
        <translation>Montrez-le à la caméra</translation>
    </message>
    <message>
        <source>or describe it in your words</source>
        <translation>ou décrivez-le avec vos mots</translation>
    </message>
    <message>
        <source>and see where it stands</source>
        <translation>et voyez où il se trouve</translation>
    </message>
    <message>
        <source>Touch the screen to start</source>
        <translation>Touchez l’écran pour commencer</translation>
    </message>
    <message>
        <source>Nothing you show or type leaves this device.</source>
        <translation>Rien de ce que vous montrez ou tapez ne quitte cet appareil.</translation>
    </message>
    <message>
        <source>Describe it</source>
        <translation>Décrivez-le</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Chercher</translation>
    </message>
    <message>
        <source>Look through everything</source>
        <translation>Parcourir tout le magasin</translation>
    </message>
    <message>
        <source>For example</source>
        <translation>Par exemple</translation>
    </message>
    <message>
        <source>red dress</source>
        <translation>robe rouge</translation>
    </message>
    <message>
        <source>comfortable red shoes</source>
        <translation>chaussures rouges confortables</translation>
    </message>
    <message>
        <source>something for the rain</source>
        <translation>quelque chose pour la pluie</translation>
    </message>
    <message>
        <source>wristwatch</source>
        <translation>montre</translation>
    </message>
    <message>
        <source>Use the camera</source>
        <translation>Utiliser la caméra</translation>
    </message>
    <message>
        <source>What the camera sees stays on this device and is gone when you leave.</source>
        <translation>Ce que voit la caméra reste sur cet appareil et disparaît quand vous partez.</translation>
    </message>
    <message>
        <source>More about this</source>
        <translation>En savoir plus</translation>
    </message>
    <message>
        <source>Switch the camera off</source>
        <translation>Éteindre la caméra</translation>
    </message>
    <message>
        <source>Take the picture now</source>
        <translation>Prendre la photo</translation>
    </message>
    <message>
        <source>The camera is starting…</source>
        <translation>La caméra démarre…</translation>
    </message>
    <message>
        <source>The camera does not answer. You can describe what you are looking for instead.</source>
        <translation>La caméra ne répond pas. Vous pouvez décrire ce que vous cherchez.</translation>
    </message>
    <message>
        <source>Hold it into the frame</source>
        <translation>Placez-le dans le cadre</translation>
    </message>
    <message>
        <source>More light, please</source>
        <translation>Plus de lumière</translation>
    </message>
    <message>
        <source>Closer</source>
        <translation>Plus près</translation>
    </message>
    <message>
        <source>Hold it still</source>
        <translation>Ne bougez plus</translation>
    </message>
    <message>
        <source>Good, just a moment</source>
        <translation>Bien, un instant</translation>
    </message>
    <message>
        <source>Got it</source>
        <translation>Photo prise</translation>
    </message>
    <message>
        <source>Your picture</source>
        <translation>Votre image</translation>
    </message>
    <message>
        <source>Is it one of these?</source>
        <translation>Est-ce l’un de ceux-ci&#xa0;?</translation>
    </message>
    <message>
        <source>None of these</source>
        <translation>Aucun de ceux-ci</translation>
    </message>
    <message>
        <source>The best first</source>
        <translation>Les meilleurs d’abord</translation>
    </message>
    <message>
        <source>Not sure: does one of these fit?</source>
        <translation>Nous hésitons&#xa0;: l’un d’eux convient-il&#xa0;?</translation>
    </message>
    <message>
        <source>Did you mean “{}”?</source>
        <translation>Vouliez-vous dire «&#xa0;{}&#xa0;»&#xa0;?</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Tout</translation>
    </message>
    <message>
        <source>up to {}</source>
        <translation>jusqu’à {}</translation>
    </message>
    <message>
        <source>In stock only</source>
        <translation>En stock seulement</translation>
    </message>
    <message>
        <source>Order follows your visit</source>
        <translation>Trié selon votre visite</translation>
    </message>
    <message>
        <source>Nothing is left with all of that. Take something off.</source>
        <translation>Rien ne correspond à tout cela. Retirez un critère.</translation>
    </message>
    <message>
        <source>Good match</source>
        <translation>Correspond bien</translation>
    </message>
    <message>
        <source>Maybe</source>
        <translation>Peut-être</translation>
    </message>
    <message>
        <source>Unlikely</source>
        <translation>Peu probable</translation>
    </message>
    <message>
        <source>We found nothing like that</source>
        <translation>Nous n’avons rien trouvé de tel</translation>
    </message>
    <message>
        <source>This picture cannot be read. Try another one.</source>
        <translation>Cette image est illisible. Essayez-en une autre.</translation>
    </message>
    <message>
        <source>There are other ways to find it:</source>
        <translation>Il y a d’autres façons de le trouver&#xa0;:</translation>
    </message>
    <message>
        <source>Try other words</source>
        <translation>Essayer d’autres mots</translation>
    </message>
    <message>
        <source>Ask a member of staff</source>
        <translation>Demander au personnel</translation>
    </message>
    <message>
        <source>Please ask us</source>
        <translation>Adressez-vous à nous</translation>
    </message>
    <message>
        <source>Show this screen to a member of staff. They will gladly help you find it.</source>
        <translation>Montrez cet écran au personnel. Nous vous aiderons volontiers à trouver.</translation>
    </message>
    <message>
        <source>This person is looking for:</source>
        <translation>Cette personne cherche&#xa0;:</translation>
    </message>
    <message>
        <source>Everything in the shop</source>
        <translation>Tout le magasin</translation>
    </message>
    <message>
        <source>This catalog has no kinds to look through. Describe it.</source>
        <translation>Ce catalogue n’a pas de rayons à parcourir. Décrivez ce que vous cherchez.</translation>
    </message>
    <message>
        <source>Similar goods</source>
        <translation>Articles semblables</translation>
    </message>
    <message>
        <source>In another colour</source>
        <translation>Dans une autre couleur</translation>
    </message>
    <message>
        <source>In stock</source>
        <translation>En stock</translation>
    </message>
    <message>
        <source>Only {} left</source>
        <translation>Plus que {} en stock</translation>
    </message>
    <message>
        <source>Sold out at the moment</source>
        <translation>Épuisé pour le moment</translation>
    </message>
    <message>
        <source>Aisle {}</source>
        <translation>Allée {}</translation>
    </message>
    <message>
        <source>Where it stands</source>
        <translation>Où il se trouve</translation>
    </message>
    <message>
        <source>You are here</source>
        <translation>Vous êtes ici</translation>
    </message>
    <message>
        <source>No picture</source>
        <translation>Pas d’image</translation>
    </message>
    <message>
        <source>Read aloud</source>
        <translation>Lire à voix haute</translation>
    </message>
    <message>
        <source>Found by its barcode</source>
        <translation>Trouvé grâce à son code-barres</translation>
    </message>
    <message>
        <source>Found by its name</source>
        <translation>Trouvé grâce à son nom</translation>
    </message>
    <message>
        <source>Found by the words “{}”</source>
        <translation>Trouvé grâce aux mots «&#xa0;{}&#xa0;»</translation>
    </message>
    <message>
        <source>Fits your words</source>
        <translation>Correspond à vos mots</translation>
    </message>
    <message>
        <source>Looks like it</source>
        <translation>Y ressemble</translation>
    </message>
    <message>
        <source>Looks like your picture and fits your words</source>
        <translation>Ressemble à votre image et correspond à vos mots</translation>
    </message>
    <message>
        <source>Of the kind you chose</source>
        <translation>Du rayon choisi</translation>
    </message>
    <message>
        <source>Left out, as you asked: {}</source>
        <translation>Exclu, comme demandé&#xa0;: {}</translation>
    </message>
    <message>
        <source>The catalog does not say which have: {}</source>
        <translation>Le catalogue ne précise rien sur&#xa0;: {}</translation>
    </message>
    <message>
        <source>No item has the barcode {}.</source>
        <translation>Aucun article n’a le code-barres {}.</translation>
    </message>
    <message>
        <source>The barcode {} was not read right. Scan or type it again.</source>
        <translation>Le code-barres {} a été mal lu. Scannez-le ou tapez-le à nouveau.</translation>
    </message>
    <message>
        <source>Your picture and your words</source>
        <translation>Votre image et vos mots</translation>
    </message>
    <message>
        <source>The camera is off until you switch it on, and goes off when you leave this page.</source>
        <translation>La caméra est éteinte tant que vous ne l’allumez pas, et s’éteint quand vous quittez cette page.</translation>
    </message>
    <message>
        <source>The kiosk compares what you show or type with the shop&apos;s goods. It does so on this device; it has no connection that could carry it away.</source>
        <translation>La borne compare ce que vous montrez ou tapez avec les articles du magasin. Tout se passe sur cet appareil&#xa0;; aucune connexion ne permet d’envoyer quoi que ce soit ailleurs.</translation>
    </message>
    <message>
        <source>It does not look for faces and does not recognise, count or remember people.</source>
        <translation>Elle ne cherche pas de visages et ne reconnaît, ne compte ni ne mémorise personne.</translation>
    </message>
    <message>
        <source>Nothing of your visit is written down. When you touch “Done”, or walk away, pictures, words and results are erased from memory.</source>
        <translation>Rien de votre visite n’est enregistré. Quand vous touchez «&#xa0;Terminer&#xa0;» ou partez, images, mots et résultats sont effacés de la mémoire.</translation>
    </message>
    <message>
        <source>Understood</source>
        <translation>Compris</translation>
    </message>
    <message>
        <source>Size of the text</source>
        <translation>Taille du texte</translation>
    </message>
    <message>
        <source>Strong contrast</source>
        <translation>Contraste fort</translation>
    </message>
    <message>
        <source>Everything within low reach</source>
        <translation>Tout dans le bas de l’écran</translation>
    </message>
    <message>
        <source>No motion</source>
        <translation>Sans animations</translation>
    </message>
    <message>
        <source>Read the screen aloud</source>
        <translation>Lire l’écran à voix haute</translation>
    </message>
    <message>
        <source>This device has no voice.</source>
        <translation>Cet appareil ne peut pas lire à voix haute.</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Oui</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Non</translation>
    </message>
    <message>
        <source>Are you still there?</source>
        <translation>Êtes-vous toujours là&#xa0;?</translation>
    </message>
    <message>
        <source>In {} seconds your visit ends and everything is erased.</source>
        <translation>Dans {} secondes, votre visite se termine et tout est effacé.</translation>
    </message>
    <message>
        <source>In one second your visit ends and everything is erased.</source>
        <translation>Dans une seconde, votre visite se termine et tout est effacé.</translation>
    </message>
    <message>
        <source>I am still here</source>
        <translation>Je suis toujours là</translation>
    </message>
    <message>
        <source>End now</source>
        <translation>Terminer maintenant</translation>
    </message>
    <message>
        <source>We will be right back</source>
        <translation>Nous revenons tout de suite</translation>
    </message>
    <message>
        <source>The kiosk cannot search just now. It tries again by itself. Please ask our staff.</source>
        <translation>La borne ne peut pas chercher pour le moment. Elle réessaie d’elle-même. Adressez-vous au personnel.</translation>
    </message>
    <message>
        <source>The kiosk is starting…</source>
        <translation>La borne démarre…</translation>
    </message>
    <message>
        <source>There is nothing in the catalog yet</source>
        <translation>Le catalogue est encore vide</translation>
    </message>
    <message>
        <source>For staff: the page “Catalog and updates” says what is wrong.</source>
        <translation>Pour le personnel&#xa0;: la page «&#xa0;Catalogue et mises à jour&#xa0;» indique ce qui ne va pas.</translation>
    </message>
    <message>
        <source>black</source>
        <translation>noir</translation>
    </message>
    <message>
        <source>white</source>
        <translation>blanc</translation>
    </message>
    <message>
        <source>grey</source>
        <translation>gris</translation>
    </message>
    <message>
        <source>red</source>
        <translation>rouge</translation>
    </message>
    <message>
        <source>orange</source>
        <translation>orange</translation>
    </message>
    <message>
        <source>yellow</source>
        <translation>jaune</translation>
    </message>
    <message>
        <source>green</source>
        <translation>vert</translation>
    </message>
    <message>
        <source>blue</source>
        <translation>bleu</translation>
    </message>
    <message>
        <source>purple</source>
        <translation>violet</translation>
    </message>
    <message>
        <source>pink</source>
        <translation>rose</translation>
    </message>
    <message>
        <source>brown</source>
        <translation>marron</translation>
    </message>
    <message>
        <source>beige</source>
        <translation>beige</translation>
    </message>
    <message>
        <source>plain</source>
        <translation>uni</translation>
    </message>
    <message>
        <source>striped</source>
        <translation>à rayures</translation>
    </message>
    <message>
        <source>checked</source>
        <translation>à carreaux</translation>
    </message>
    <message>
        <source>dotted</source>
        <translation>à pois</translation>
    </message>
    <message>
        <source>floral</source>
        <translation>à fleurs</translation>
    </message>
    <message>
        <source>printed</source>
        <translation>imprimé</translation>
    </message>
    <message>
        <source>patterned</source>
        <translation>à motifs</translation>
    </message>
    <message>
        <source>Catalog and updates</source>
        <translation>Catalogue et mises à jour</translation>
    </message>
    <message>
        <source>For those who look after this kiosk.</source>
        <translation>Pour ceux qui s’occupent de cette borne.</translation>
    </message>
    <message>
        <source>How the updates stand cannot be read just now.</source>
        <translation>L’état des mises à jour est illisible pour le moment.</translation>
    </message>
    <message>
        <source>Look for updates now</source>
        <translation>Chercher des mises à jour</translation>
    </message>
    <message>
        <source>Everything is well.</source>
        <translation>Tout va bien.</translation>
    </message>
    <message>
        <source>Catalog</source>
        <translation>Catalogue</translation>
    </message>
    <message>
        <source>{}, version {}</source>
        <translation>{}, version {}</translation>
    </message>
    <message>
        <source>Not from an update</source>
        <translation>Pas issu d’une mise à jour</translation>
    </message>
    <message>
        <source>Made by head office</source>
        <translation>Créé par le siège</translation>
    </message>
    <message>
        <source>Applied here</source>
        <translation>Appliqué ici</translation>
    </message>
    <message>
        <source>Goods</source>
        <translation>Articles</translation>
    </message>
    <message>
        <source>{} goods with {} pictures, {} of them taught by staff</source>
        <translation>{} articles avec {} images, dont {} ajoutées par le personnel</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modèle</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Canal</translation>
    </message>
    <message>
        <source>No updates are set up</source>
        <translation>Aucune mise à jour configurée</translation>
    </message>
    <message>
        <source>Inbox</source>
        <translation>Boîte de réception</translation>
    </message>
    <message>
        <source>Something waits to be applied</source>
        <translation>Une mise à jour attend</translation>
    </message>
    <message>
        <source>Nothing new</source>
        <translation>Rien de nouveau</translation>
    </message>
    <message>
        <source>Signed until</source>
        <translation>Signé jusqu’au</translation>
    </message>
    <message>
        <source>{} (past its date)</source>
        <translation>{} (date dépassée)</translation>
    </message>
    <message>
        <source>Updater</source>
        <translation>Programme de mise à jour</translation>
    </message>
    <message>
        <source>Has not run yet</source>
        <translation>Ne s’est pas encore exécuté</translation>
    </message>
    <message>
        <source>Last update</source>
        <translation>Dernière mise à jour</translation>
    </message>
    <message>
        <source>Free space</source>
        <translation>Espace libre</translation>
    </message>
    <message>
        <source>{} MB</source>
        <translation>{} Mo</translation>
    </message>
</context>
</TS>
