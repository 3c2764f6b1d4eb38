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
        <source>Checked just now</source>
        <translation>Vérifié à l’instant</translation>
    </message>
    <message>
        <source>The kiosk tried to reach a network, and was refused.</source>
        <translation>La borne a essayé de joindre un réseau et a été refusée.</translation>
    </message>
    <message>
        <source>What it sets down in between lies in memory, which forgets without power.</source>
        <translation>Ce qu’elle note entre-temps reste en mémoire vive, qui oublie tout sans courant.</translation>
    </message>
    <message>
        <source>If it should fail, its memory is not saved.</source>
        <translation>En cas de panne, sa mémoire n’est pas enregistrée.</translation>
    </message>
    <message>
        <source>The shop&apos;s goods on its disk are encrypted.</source>
        <translation>Les articles du magasin sont chiffrés sur son disque.</translation>
    </message>
    <message>
        <source>The kiosk is not cut off from networks.</source>
        <translation>La borne n’est pas coupée des réseaux.</translation>
    </message>
    <message>
        <source>What it sets down in between may lie on its disk.</source>
        <translation>Ce qu’elle note entre-temps peut se trouver sur son disque.</translation>
    </message>
    <message>
        <source>If it should fail, its memory may be saved.</source>
        <translation>En cas de panne, sa mémoire peut être enregistrée.</translation>
    </message>
    <message>
        <source>The shop&apos;s goods on its disk are not encrypted, or cannot be found.</source>
        <translation>Les articles du magasin ne sont pas chiffrés sur son disque, ou sont introuvables.</translation>
    </message>
    <message>
        <source>Something is not as it should be. Please tell the staff.</source>
        <translation>Quelque chose n’est pas comme il faudrait. Veuillez prévenir le personnel.</translation>
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
    <message>
        <source>Staff: {}</source>
        <translation>Personnel&#xa0;: {}</translation>
    </message>
    <message>
        <source>Manager: {}</source>
        <translation>Responsable&#xa0;: {}</translation>
    </message>
    <message>
        <source>The catalog is not open just now.</source>
        <translation>Le catalogue n’est pas ouvert pour le moment.</translation>
    </message>
    <message>
        <source>That did not work. Try again; the log says more.</source>
        <translation>Cela n’a pas fonctionné. Réessayez&#xa0;; le journal en dit plus.</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>Code PIN</translation>
    </message>
    <message>
        <source>For staff</source>
        <translation>Réservé au personnel</translation>
    </message>
    <message>
        <source>Who are you?</source>
        <translation>Qui êtes-vous&#xa0;?</translation>
    </message>
    <message>
        <source>{}, enter your PIN.</source>
        <translation>{}, saisissez votre code PIN.</translation>
    </message>
    <message>
        <source>Nobody is set up to work with this kiosk yet: IT adds the first manager.</source>
        <translation>Personne n’est encore enregistré sur cette borne&#xa0;: l’informatique ajoute le premier responsable.</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Valider</translation>
    </message>
    <message>
        <source>Delete a digit</source>
        <translation>Effacer un chiffre</translation>
    </message>
    <message>
        <source>Digits entered: {}</source>
        <translation>Chiffres saisis&#xa0;: {}</translation>
    </message>
    <message>
        <source>That PIN is wrong.</source>
        <translation>Ce code PIN est faux.</translation>
    </message>
    <message>
        <source>Too many wrong PINs. Wait {} seconds.</source>
        <translation>Trop de codes faux. Attendez {} secondes.</translation>
    </message>
    <message>
        <source>Locked after too many wrong PINs. A manager can let you in again.</source>
        <translation>Verrouillé après trop de codes faux. Un responsable peut vous rouvrir l’accès.</translation>
    </message>
    <message>
        <source>What would you like to do?</source>
        <translation>Que souhaitez-vous faire&#xa0;?</translation>
    </message>
    <message>
        <source>Scan items</source>
        <translation>Scanner des articles</translation>
    </message>
    <message>
        <source>Teach an item</source>
        <translation>Apprendre un article</translation>
    </message>
    <message>
        <source>What was taught</source>
        <translation>Ce qui a été appris</translation>
    </message>
    <message>
        <source>Kinds in words</source>
        <translation>Catégories en mots</translation>
    </message>
    <message>
        <source>How well it recognises</source>
        <translation>Qualité de la reconnaissance</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personnes</translation>
    </message>
    <message>
        <source>Hold up the first item</source>
        <translation>Présentez le premier article</translation>
    </message>
    <message>
        <source>Next item</source>
        <translation>Article suivant</translation>
    </message>
    <message>
        <source>On the list</source>
        <translation>Sur la liste</translation>
    </message>
    <message>
        <source>Taken off the list</source>
        <translation>Retiré de la liste</translation>
    </message>
    <message>
        <source>Which one is it?</source>
        <translation>Lequel est-ce&#xa0;?</translation>
    </message>
    <message>
        <source>No item has the barcode {}</source>
        <translation>Aucun article n’a le code-barres {}</translation>
    </message>
    <message>
        <source>Not recognised: find it by words, or teach it.</source>
        <translation>Non reconnu&#xa0;: cherchez-le par des mots ou apprenez-le.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Undo ({})</source>
        <translation>Annuler ({})</translation>
    </message>
    <message>
        <source>It is another item</source>
        <translation>C’est un autre article</translation>
    </message>
    <message>
        <source>Find by words</source>
        <translation>Chercher par des mots</translation>
    </message>
    <message>
        <source>Skip it</source>
        <translation>Passer</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>Pourquoi&#xa0;?</translation>
    </message>
    <message>
        <source>Finish the list</source>
        <translation>Terminer la liste</translation>
    </message>
    <message>
        <source>On this list: {}</source>
        <translation>Sur cette liste&#xa0;: {}</translation>
    </message>
    <message>
        <source>{} ×</source>
        <translation>{} ×</translation>
    </message>
    <message>
        <source>Item {} is not in the catalog</source>
        <translation>L’article {} n’est pas au catalogue</translation>
    </message>
    <message>
        <source>Unknown barcode {}</source>
        <translation>Code-barres inconnu {}</translation>
    </message>
    <message>
        <source>Scan a whole shelf</source>
        <translation>Scanner tout un rayon</translation>
    </message>
    <message>
        <source>Picture of the shelf</source>
        <translation>Photo du rayon</translation>
    </message>
    <message>
        <source>What is in the box</source>
        <translation>Ce qui est dans le cadre</translation>
    </message>
    <message>
        <source>Point the camera at the shelf</source>
        <translation>Dirigez la caméra vers le rayon</translation>
    </message>
    <message>
        <source>One picture finds several items. It is shown with boxes and names, and not kept.</source>
        <translation>Une photo trouve plusieurs articles. Elle est montrée avec des cadres et des noms, et n’est pas conservée.</translation>
    </message>
    <message>
        <source>Take the picture</source>
        <translation>Prendre la photo</translation>
    </message>
    <message>
        <source>Looking at the shelf…</source>
        <translation>Le rayon est examiné…</translation>
    </message>
    <message>
        <source>Found: {}</source>
        <translation>Trouvés&#xa0;: {}</translation>
    </message>
    <message>
        <source>Touch a box to put it right, or anything else to add it.</source>
        <translation>Touchez un cadre pour le corriger, ou autre chose pour l’ajouter.</translation>
    </message>
    <message>
        <source>Nothing was found by itself: touch an item to add it.</source>
        <translation>Rien n’a été trouvé&#xa0;: touchez un article pour l’ajouter.</translation>
    </message>
    <message>
        <source>Without a name, and left out: {}</source>
        <translation>Sans nom, et laissés de côté&#xa0;: {}</translation>
    </message>
    <message>
        <source>Which?</source>
        <translation>Lequel&#xa0;?</translation>
    </message>
    <message>
        <source>Put on the list: {}</source>
        <translation>Mettre sur la liste&#xa0;: {}</translation>
    </message>
    <message>
        <source>Another picture</source>
        <translation>Autre photo</translation>
    </message>
    <message>
        <source>Remove the box</source>
        <translation>Supprimer le cadre</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation>Laisser tel quel</translation>
    </message>
    <message>
        <source>Put on the list: {}. Point at the next shelf.</source>
        <translation>Sur la liste&#xa0;: {}. Passez au rayon suivant.</translation>
    </message>
    <message>
        <source>Find an item</source>
        <translation>Chercher un article</translation>
    </message>
    <message>
        <source>Name, number or barcode</source>
        <translation>Nom, numéro ou code-barres</translation>
    </message>
    <message>
        <source>Nothing was found for these words.</source>
        <translation>Rien n’a été trouvé pour ces mots.</translation>
    </message>
    <message>
        <source>It is new: teach it</source>
        <translation>Il est nouveau&#xa0;: l’apprendre</translation>
    </message>
    <message>
        <source>A new item</source>
        <translation>Un nouvel article</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Price, such as 4.99 (may be left empty)</source>
        <translation>Prix, par exemple 4,99 (facultatif)</translation>
    </message>
    <message>
        <source>Aisle (may be left empty)</source>
        <translation>Allée (facultatif)</translation>
    </message>
    <message>
        <source>Barcode (may be left empty)</source>
        <translation>Code-barres (facultatif)</translation>
    </message>
    <message>
        <source>Go on to the pictures</source>
        <translation>Continuer vers les photos</translation>
    </message>
    <message>
        <source>It needs a name.</source>
        <translation>Il lui faut un nom.</translation>
    </message>
    <message>
        <source>The price is not an amount: write it like 4.99.</source>
        <translation>Le prix n’est pas un montant&#xa0;: écrivez-le comme 4,99.</translation>
    </message>
    <message>
        <source>The barcode is not whole: check its digits.</source>
        <translation>Le code-barres n’est pas valable&#xa0;: vérifiez ses chiffres.</translation>
    </message>
    <message>
        <source>Pictures of {}</source>
        <translation>Photos de {}</translation>
    </message>
    <message>
        <source>Hold it up: the front first</source>
        <translation>Présentez-le&#xa0;: d’abord la face avant</translation>
    </message>
    <message>
        <source>Now turn it a little</source>
        <translation>Tournez-le un peu</translation>
    </message>
    <message>
        <source>Now the other side</source>
        <translation>L’autre face maintenant</translation>
    </message>
    <message>
        <source>Enough: save, or take one more</source>
        <translation>C’est assez&#xa0;: enregistrez, ou prenez-en une de plus</translation>
    </message>
    <message>
        <source>Five pictures are enough: save</source>
        <translation>Cinq photos suffisent&#xa0;: enregistrez</translation>
    </message>
    <message>
        <source>Blurred: hold it still and show it again</source>
        <translation>Floue&#xa0;: tenez-le immobile et présentez-le encore</translation>
    </message>
    <message>
        <source>The same view as before: turn it</source>
        <translation>La même vue qu’avant&#xa0;: tournez-le</translation>
    </message>
    <message>
        <source>Somebody may be in the picture: not kept. Show the item alone.</source>
        <translation>Quelqu’un est peut-être sur la photo&#xa0;: non conservée. Montrez l’article seul.</translation>
    </message>
    <message>
        <source>It looks like none of the others: is it the same item?</source>
        <translation>Elle ne ressemble à aucune autre&#xa0;: est-ce le même article&#xa0;?</translation>
    </message>
    <message>
        <source>Careful: it looks like {}</source>
        <translation>Attention&#xa0;: il ressemble à {}</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Take the last picture away</source>
        <translation>Retirer la dernière photo</translation>
    </message>
    <message>
        <source>{} of 2 to 5 pictures</source>
        <translation>{} photo(s) sur 2 à 5</translation>
    </message>
    <message>
        <source>{} is known from now on.</source>
        <translation>{} est désormais connu.</translation>
    </message>
    <message>
        <source>Teach another item</source>
        <translation>Apprendre un autre article</translation>
    </message>
    <message>
        <source>Pictures that staff taught on this kiosk. What is wrong can be taken back.</source>
        <translation>Photos apprises par le personnel sur cette borne. Ce qui est faux peut être retiré.</translation>
    </message>
    <message>
        <source>Nothing was taught yet.</source>
        <translation>Rien n’a encore été appris.</translation>
    </message>
    <message>
        <source>{}, {}</source>
        <translation>{}, {}</translation>
    </message>
    <message>
        <source>{}, {}, while scanning</source>
        <translation>{}, {}, pendant un scan</translation>
    </message>
    <message>
        <source>The catalog has no such item now; it waits for its return.</source>
        <translation>Le catalogue n’a plus cet article&#xa0;; la photo attend son retour.</translation>
    </message>
    <message>
        <source>Set aside: it looks more like {}</source>
        <translation>Mise de côté&#xa0;: elle ressemble plutôt à {}</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Who may work with this kiosk.</source>
        <translation>Qui peut travailler avec cette borne.</translation>
    </message>
    <message>
        <source>Clerk</source>
        <translation>Vendeur</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>Responsable</translation>
    </message>
    <message>
        <source>Locked after too many wrong PINs</source>
        <translation>Verrouillé après trop de codes faux</translation>
    </message>
    <message>
        <source>Add somebody</source>
        <translation>Ajouter quelqu’un</translation>
    </message>
    <message>
        <source>Let in again</source>
        <translation>Rouvrir l’accès</translation>
    </message>
    <message>
        <source>New PIN</source>
        <translation>Nouveau code PIN</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Name of the person</source>
        <translation>Nom de la personne</translation>
    </message>
    <message>
        <source>A PIN of 6 to 12 digits for {}</source>
        <translation>Un code PIN de 6 à 12 chiffres pour {}</translation>
    </message>
    <message>
        <source>The same PIN once more</source>
        <translation>Le même code PIN encore une fois</translation>
    </message>
    <message>
        <source>The two PINs differ: begin again.</source>
        <translation>Les deux codes diffèrent&#xa0;: recommencez.</translation>
    </message>
    <message>
        <source>{} can come in with the new PIN.</source>
        <translation>{} peut entrer avec le nouveau code PIN.</translation>
    </message>
    <message>
        <source>Kinds of goods in plain words of any language. Write one as name: phrase; phrase</source>
        <translation>Catégories en mots simples, dans toute langue. Écrivez&#xa0;: nom: phrase; phrase</translation>
    </message>
    <message>
        <source>No kinds are named yet.</source>
        <translation>Aucune catégorie n’est encore nommée.</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Ajouter</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Modifier</translation>
    </message>
    <message>
        <source>{} goods, such as {}</source>
        <translation>{} articles, par exemple {}</translation>
    </message>
    <message>
        <source>No goods fall into it</source>
        <translation>Aucun article n’en fait partie</translation>
    </message>
    <message>
        <source>For {} % of them “{}” is close: say what sets them apart</source>
        <translation>Pour {} % d’entre eux, «&#xa0;{}&#xa0;» est proche&#xa0;: dites ce qui les distingue</translation>
    </message>
    <message>
        <source>Show something</source>
        <translation>Montrer un article</translation>
    </message>
    <message>
        <source>{}: {}</source>
        <translation>{}&#xa0;: {}</translation>
    </message>
    <message>
        <source>Why this answer</source>
        <translation>Pourquoi cette réponse</translation>
    </message>
    <message>
        <source>Scan something first: this page says why it was taken for what it was.</source>
        <translation>Scannez d’abord un article&#xa0;: cette page dit pourquoi il a été reconnu ainsi.</translation>
    </message>
    <message>
        <source>The barcode {} decided alone.</source>
        <translation>Le code-barres {} a décidé seul.</translation>
    </message>
    <message>
        <source>{} % likely</source>
        <translation>probable à {} %</translation>
    </message>
    <message>
        <source>{} % likely, {} ahead of the second</source>
        <translation>probable à {} %, {} devant le deuxième</translation>
    </message>
    <message>
        <source>Words “{}”: likeness {}, counts {}</source>
        <translation>Mots «&#xa0;{}&#xa0;»&#xa0;: ressemblance {}, compte {}</translation>
    </message>
    <message>
        <source>Catalog picture {}: likeness {}, counts {}</source>
        <translation>Photo du catalogue {}&#xa0;: ressemblance {}, compte {}</translation>
    </message>
    <message>
        <source>Taught picture {}: likeness {}, counts {}</source>
        <translation>Photo apprise {}&#xa0;: ressemblance {}, compte {}</translation>
    </message>
    <message>
        <source>It is taken by itself from {} %, and asked about from {} %.</source>
        <translation>Pris d’office à partir de {} %, demandé à partir de {} %.</translation>
    </message>
    <message>
        <source>Never scanned: {} of {} goods</source>
        <translation>Jamais scannés&#xa0;: {} articles sur {}</translation>
    </message>
    <message>
        <source>Such as {}</source>
        <translation>Par exemple {}</translation>
    </message>
    <message>
        <source>Often put right</source>
        <translation>Souvent corrigé</translation>
    </message>
    <message>
        <source>Taken for each other</source>
        <translation>Confondus</translation>
    </message>
    <message>
        <source>{} was shown, {} was meant</source>
        <translation>{} affiché, {} voulu</translation>
    </message>
    <message>
        <source>Times: {}</source>
        <translation>Fois&#xa0;: {}</translation>
    </message>
    <message>
        <source>Put right {} times, taken for it {} times</source>
        <translation>Corrigé {} fois, pris pour lui {} fois</translation>
    </message>
    <message>
        <source>Nothing to put right yet.</source>
        <translation>Rien à corriger pour l’instant.</translation>
    </message>
    <message>
        <source>Counted from staff&apos;s scanning, on this kiosk only. Nothing of any shopper is counted.</source>
        <translation>Compté d’après les scans du personnel, sur cette borne seulement. Rien n’est compté des clients.</translation>
    </message>
    <message>
        <source>Setting up, step {} of {}</source>
        <translation>Mise en service, étape {} sur {}</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Suivant</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>Terminer</translation>
    </message>
    <message>
        <source>Which language do most shoppers here speak?</source>
        <translation>Quelle langue parlent la plupart des clients ici&#xa0;?</translation>
    </message>
    <message>
        <source>Visits begin in it. Everyone can choose another.</source>
        <translation>Chaque visite commence dans cette langue. Chacun peut en choisir une autre.</translation>
    </message>
    <message>
        <source>How large is the screen?</source>
        <translation>Quelle est la taille de l’écran&#xa0;?</translation>
    </message>
    <message>
        <source>Hold a bank card against the screen, and make the frame as large as the card.</source>
        <translation>Posez une carte bancaire contre l’écran et donnez au cadre la taille de la carte.</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Plus petit</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Plus grand</translation>
    </message>
    <message>
        <source>Does the camera see you?</source>
        <translation>La caméra vous voit-elle&#xa0;?</translation>
    </message>
    <message>
        <source>The picture is shown here and kept nowhere.</source>
        <translation>L’image est montrée ici et n’est conservée nulle part.</translation>
    </message>
    <message>
        <source>Camera {}</source>
        <translation>Caméra {}</translation>
    </message>
    <message>
        <source>No camera was found. Plug one in, or go on: shoppers can describe what they look for.</source>
        <translation>Aucune caméra n’a été trouvée. Branchez-en une ou continuez&#xa0;: les clients peuvent décrire ce qu’ils cherchent.</translation>
    </message>
    <message>
        <source>Choose a PIN for the manager</source>
        <translation>Choisissez un code PIN pour le responsable</translation>
    </message>
    <message>
        <source>Six digits or more. It opens the pages for staff.</source>
        <translation>Six chiffres ou plus. Il ouvre les pages du personnel.</translation>
    </message>
    <message>
        <source>These two differ. Choose the PIN anew.</source>
        <translation>Les deux diffèrent. Choisissez de nouveau le code PIN.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Effacer</translation>
    </message>
    <message>
        <source>Put in the stick with the catalog</source>
        <translation>Insérez la clé USB avec le catalogue</translation>
    </message>
    <message>
        <source>What is on it is checked and taken by itself. That takes a few minutes.</source>
        <translation>Son contenu est vérifié et repris tout seul. Cela prend quelques minutes.</translation>
    </message>
    <message>
        <source>The catalog is here. The kiosk is ready.</source>
        <translation>Le catalogue est là. La borne est prête.</translation>
    </message>
    <message>
        <source>You can finish now and put the stick in later.</source>
        <translation>Vous pouvez terminer maintenant et insérer la clé plus tard.</translation>
    </message>
    <message>
        <source>Check a shelf</source>
        <translation>Vérifier un rayon</translation>
    </message>
    <message>
        <source>Choose an aisle, scan everything that stands there, then see what is not right.</source>
        <translation>Choisissez une allée, scannez tout ce qui s’y trouve, puis voyez ce qui ne va pas.</translation>
    </message>
    <message>
        <source>The catalog says of no item where it stands.</source>
        <translation>Le catalogue n’indique l’emplacement d’aucun article.</translation>
    </message>
    <message>
        <source>Items the catalog expects: {}</source>
        <translation>Articles attendus d’après le catalogue&#xa0;: {}</translation>
    </message>
    <message>
        <source>Begun: {} scanned so far</source>
        <translation>Commencé&#xa0;: {} scannés jusqu’ici</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>Scanner</translation>
    </message>
    <message>
        <source>Finish this check</source>
        <translation>Terminer cette vérification</translation>
    </message>
    <message>
        <source>All aisles</source>
        <translation>Toutes les allées</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Rapport</translation>
    </message>
    <message>
        <source>Shelf check, aisle {}</source>
        <translation>Vérification du rayon, allée {}</translation>
    </message>
    <message>
        <source>{} of {} expected items were found.</source>
        <translation>{} articles trouvés sur {} attendus.</translation>
    </message>
    <message>
        <source>Price labels compared: {}.</source>
        <translation>Étiquettes comparées&#xa0;: {}.</translation>
    </message>
    <message>
        <source>Everything is as it should be.</source>
        <translation>Tout est comme il faut.</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Manquant</translation>
    </message>
    <message>
        <source>In the wrong aisle</source>
        <translation>Dans la mauvaise allée</translation>
    </message>
    <message>
        <source>The catalog names no aisle</source>
        <translation>Le catalogue n’indique pas d’allée</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Inconnu</translation>
    </message>
    <message>
        <source>Wrong price on its label</source>
        <translation>Mauvais prix sur l’étiquette</translation>
    </message>
    <message>
        <source>Count differs from stock</source>
        <translation>Le compte diffère du stock</translation>
    </message>
    <message>
        <source>Belongs to aisle {}</source>
        <translation>Appartient à l’allée {}</translation>
    </message>
    <message>
        <source>Its label says {}, the catalog {}</source>
        <translation>L’étiquette indique {}, le catalogue {}</translation>
    </message>
    <message>
        <source>Counted {}, in stock {}</source>
        <translation>Comptés {}, en stock {}</translation>
    </message>
    <message>
        <source>Save to a stick</source>
        <translation>Enregistrer sur une clé USB</translation>
    </message>
    <message>
        <source>By {}, {}</source>
        <translation>Par {}, {}</translation>
    </message>
    <message>
        <source>And {} more rows: all of them are in the table.</source>
        <translation>Et {} lignes de plus&#xa0;: toutes sont dans le tableau.</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>Ce qui ne va pas</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>Article</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Numéro</translation>
    </message>
    <message>
        <source>Barcode</source>
        <translation>Code-barres</translation>
    </message>
    <message>
        <source>Its aisle</source>
        <translation>Son allée</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>Comptés</translation>
    </message>
    <message>
        <source>On the label</source>
        <translation>Sur l’étiquette</translation>
    </message>
    <message>
        <source>Catalog price</source>
        <translation>Prix du catalogue</translation>
    </message>
    <message>
        <source>Which stick?</source>
        <translation>Quelle clé&#xa0;?</translation>
    </message>
    <message>
        <source>No stick is in: put one in and try again.</source>
        <translation>Aucune clé n’est branchée&#xa0;: branchez-en une et réessayez.</translation>
    </message>
    <message>
        <source>Saved on {}: {}. It can be pulled out now.</source>
        <translation>Enregistré sur {}&#xa0;: {}. Vous pouvez la retirer.</translation>
    </message>
    <message>
        <source>Its price label</source>
        <translation>Son étiquette</translation>
    </message>
    <message>
        <source>Point the camera at its price label, or type the price.</source>
        <translation>Visez l’étiquette avec la caméra, ou tapez le prix.</translation>
    </message>
    <message>
        <source>Does the label say {}?</source>
        <translation>L’étiquette indique-t-elle {}&#xa0;?</translation>
    </message>
    <message>
        <source>Price on the label</source>
        <translation>Prix sur l’étiquette</translation>
    </message>
    <message>
        <source>Yes, take it</source>
        <translation>Oui, le prendre</translation>
    </message>
    <message>
        <source>No, read again</source>
        <translation>Non, relire</translation>
    </message>
    <message>
        <source>The label agrees with the catalog.</source>
        <translation>L’étiquette correspond au catalogue.</translation>
    </message>
    <message>
        <source>The catalog says {}.</source>
        <translation>Le catalogue indique {}.</translation>
    </message>
    <message>
        <source>That is no amount: write it like 4.99.</source>
        <translation>Ce n’est pas un montant&#xa0;: écrivez-le comme 4,99.</translation>
    </message>
    <message>
        <source>Delete a sign</source>
        <translation>Effacer un signe</translation>
    </message>
    <message>
        <source>Save to a stick for head office</source>
        <translation>Enregistrer sur une clé pour le siège</translation>
    </message>
    <message>
        <source>{} lessons are on {}. It can be pulled out now.</source>
        <translation>{} leçons sont sur {}. Vous pouvez la retirer.</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>Ce qui a été fait</translation>
    </message>
    <message>
        <source>The last entries of the log, the newest first. Nothing in it can be changed.</source>
        <translation>Les dernières entrées du journal, les plus récentes d’abord. Rien ne peut y être modifié.</translation>
    </message>
    <message>
        <source>Nothing was written down yet.</source>
        <translation>Rien n’a encore été noté.</translation>
    </message>
</context>
</TS>
