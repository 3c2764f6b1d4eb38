<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>OnScreenKeyboard</name>
    <message>
        <source>Keyboard</source>
        <translation>Teclado</translation>
    </message>
    <message>
        <source>More suggestions</source>
        <translation>Más sugerencias</translation>
    </message>
    <message>
        <source>Capital letters</source>
        <translation>Mayúsculas</translation>
    </message>
    <message>
        <source>Capital letters, on for one letter</source>
        <translation>Mayúsculas, para la letra siguiente</translation>
    </message>
    <message>
        <source>Capital letters, on</source>
        <translation>Mayúsculas, activadas</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Borrar</translation>
    </message>
    <message>
        <source>Digits and signs</source>
        <translation>Cifras y signos</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>Letras</translation>
    </message>
    <message>
        <source>Letters with accents</source>
        <translation>Letras con acento</translation>
    </message>
    <message>
        <source>Change the keyboard</source>
        <translation>Cambiar el teclado</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Espacio</translation>
    </message>
    <message>
        <source>Hide keyboard</source>
        <translation>Ocultar el teclado</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Hold for letters with accents</source>
        <translation>Mantener para letras con acento</translation>
    </message>
</context>
<context>
    <name>kiosk</name>
    <message>
        <source>Kiosk</source>
        <translation>Quiosco</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminar</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Easier to use</source>
        <translation>Accesibilidad</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Un momento…</translation>
    </message>
    <message>
        <source>What are you looking for?</source>
        <translation>¿Qué busca?</translation>
    </message>
    <message>
        <source>Show it to the camera</source>
        <translation>Muéstrelo a la cámara</translation>
    </message>
    <message>
        <source>or describe it in your words</source>
        <translation>o descríbalo con sus palabras</translation>
    </message>
    <message>
        <source>and see where it stands</source>
        <translation>y vea dónde está</translation>
    </message>
    <message>
        <source>Touch the screen to start</source>
        <translation>Toque la pantalla para empezar</translation>
    </message>
    <message>
        <source>Nothing you show or type leaves this device.</source>
        <translation>Nada de lo que muestre o escriba sale de este dispositivo.</translation>
    </message>
    <message>
        <source>Describe it</source>
        <translation>Descríbalo</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Look through everything</source>
        <translation>Ver todo</translation>
    </message>
    <message>
        <source>For example</source>
        <translation>Por ejemplo</translation>
    </message>
    <message>
        <source>red dress</source>
        <translation>vestido rojo</translation>
    </message>
    <message>
        <source>comfortable red shoes</source>
        <translation>zapatos rojos cómodos</translation>
    </message>
    <message>
        <source>something for the rain</source>
        <translation>algo para la lluvia</translation>
    </message>
    <message>
        <source>wristwatch</source>
        <translation>reloj de pulsera</translation>
    </message>
    <message>
        <source>Use the camera</source>
        <translation>Usar la cámara</translation>
    </message>
    <message>
        <source>What the camera sees stays on this device and is gone when you leave.</source>
        <translation>Lo que ve la cámara no sale de este dispositivo y se borra al irse usted.</translation>
    </message>
    <message>
        <source>More about this</source>
        <translation>Más información</translation>
    </message>
    <message>
        <source>Switch the camera off</source>
        <translation>Apagar la cámara</translation>
    </message>
    <message>
        <source>Take the picture now</source>
        <translation>Hacer la foto ahora</translation>
    </message>
    <message>
        <source>The camera is starting…</source>
        <translation>La cámara se está iniciando…</translation>
    </message>
    <message>
        <source>The camera does not answer. You can describe what you are looking for instead.</source>
        <translation>La cámara no responde. Puede describir lo que busca.</translation>
    </message>
    <message>
        <source>Hold it into the frame</source>
        <translation>Póngalo dentro del marco</translation>
    </message>
    <message>
        <source>More light, please</source>
        <translation>Más luz, por favor</translation>
    </message>
    <message>
        <source>Closer</source>
        <translation>Más cerca</translation>
    </message>
    <message>
        <source>Hold it still</source>
        <translation>No lo mueva</translation>
    </message>
    <message>
        <source>Good, just a moment</source>
        <translation>Bien, un momento</translation>
    </message>
    <message>
        <source>Got it</source>
        <translation>Listo</translation>
    </message>
    <message>
        <source>Your picture</source>
        <translation>Su imagen</translation>
    </message>
    <message>
        <source>Is it one of these?</source>
        <translation>¿Es uno de estos?</translation>
    </message>
    <message>
        <source>None of these</source>
        <translation>Ninguno de estos</translation>
    </message>
    <message>
        <source>The best first</source>
        <translation>Los mejores primero</translation>
    </message>
    <message>
        <source>Not sure: does one of these fit?</source>
        <translation>No estamos seguros: ¿le sirve alguno?</translation>
    </message>
    <message>
        <source>Did you mean “{}”?</source>
        <translation>¿Quiso decir «{}»?</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Todo</translation>
    </message>
    <message>
        <source>up to {}</source>
        <translation>hasta {}</translation>
    </message>
    <message>
        <source>In stock only</source>
        <translation>Solo disponibles</translation>
    </message>
    <message>
        <source>Order follows your visit</source>
        <translation>Orden según su visita</translation>
    </message>
    <message>
        <source>Nothing is left with all of that. Take something off.</source>
        <translation>No queda nada con todo eso. Quite algún filtro.</translation>
    </message>
    <message>
        <source>Good match</source>
        <translation>Coincide bien</translation>
    </message>
    <message>
        <source>Maybe</source>
        <translation>Quizá</translation>
    </message>
    <message>
        <source>Unlikely</source>
        <translation>Poco probable</translation>
    </message>
    <message>
        <source>We found nothing like that</source>
        <translation>No hemos encontrado nada así</translation>
    </message>
    <message>
        <source>This picture cannot be read. Try another one.</source>
        <translation>Esta imagen no se puede leer. Pruebe con otra.</translation>
    </message>
    <message>
        <source>There are other ways to find it:</source>
        <translation>Hay otras formas de encontrarlo:</translation>
    </message>
    <message>
        <source>Try other words</source>
        <translation>Probar otras palabras</translation>
    </message>
    <message>
        <source>Ask a member of staff</source>
        <translation>Preguntar al personal</translation>
    </message>
    <message>
        <source>Please ask us</source>
        <translation>Pregúntenos</translation>
    </message>
    <message>
        <source>Show this screen to a member of staff. They will gladly help you find it.</source>
        <translation>Muestre esta pantalla a alguien del personal. Le ayudará con gusto a encontrarlo.</translation>
    </message>
    <message>
        <source>This person is looking for:</source>
        <translation>Esta persona busca:</translation>
    </message>
    <message>
        <source>Everything in the shop</source>
        <translation>Todo en la tienda</translation>
    </message>
    <message>
        <source>This catalog has no kinds to look through. Describe it.</source>
        <translation>Este catálogo no tiene secciones. Describa lo que busca.</translation>
    </message>
    <message>
        <source>Similar goods</source>
        <translation>Artículos parecidos</translation>
    </message>
    <message>
        <source>In another colour</source>
        <translation>En otro color</translation>
    </message>
    <message>
        <source>In stock</source>
        <translation>Disponible</translation>
    </message>
    <message>
        <source>Only {} left</source>
        <translation>Últimas unidades: {}</translation>
    </message>
    <message>
        <source>Sold out at the moment</source>
        <translation>Agotado por ahora</translation>
    </message>
    <message>
        <source>Aisle {}</source>
        <translation>Pasillo {}</translation>
    </message>
    <message>
        <source>Where it stands</source>
        <translation>Dónde está</translation>
    </message>
    <message>
        <source>You are here</source>
        <translation>Usted está aquí</translation>
    </message>
    <message>
        <source>No picture</source>
        <translation>Sin imagen</translation>
    </message>
    <message>
        <source>Read aloud</source>
        <translation>Leer en voz alta</translation>
    </message>
    <message>
        <source>Found by its barcode</source>
        <translation>Encontrado por su código de barras</translation>
    </message>
    <message>
        <source>Found by its name</source>
        <translation>Encontrado por su nombre</translation>
    </message>
    <message>
        <source>Found by the words “{}”</source>
        <translation>Encontrado por las palabras «{}»</translation>
    </message>
    <message>
        <source>Fits your words</source>
        <translation>Coincide con sus palabras</translation>
    </message>
    <message>
        <source>Looks like it</source>
        <translation>Se parece</translation>
    </message>
    <message>
        <source>Looks like your picture and fits your words</source>
        <translation>Se parece a su imagen y coincide con sus palabras</translation>
    </message>
    <message>
        <source>Of the kind you chose</source>
        <translation>De la sección que eligió</translation>
    </message>
    <message>
        <source>Left out, as you asked: {}</source>
        <translation>Excluido, como pidió: {}</translation>
    </message>
    <message>
        <source>The catalog does not say which have: {}</source>
        <translation>El catálogo no indica cuáles tienen: {}</translation>
    </message>
    <message>
        <source>No item has the barcode {}.</source>
        <translation>Ningún artículo tiene el código de barras {}.</translation>
    </message>
    <message>
        <source>The barcode {} was not read right. Scan or type it again.</source>
        <translation>El código de barras {} no se leyó bien. Escanéelo o escríbalo otra vez.</translation>
    </message>
    <message>
        <source>Your picture and your words</source>
        <translation>Su imagen y sus palabras</translation>
    </message>
    <message>
        <source>The camera is off until you switch it on, and goes off when you leave this page.</source>
        <translation>La cámara está apagada hasta que usted la enciende y se apaga al salir de esta página.</translation>
    </message>
    <message>
        <source>The kiosk compares what you show or type with the shop&apos;s goods. It does so on this device; it has no connection that could carry it away.</source>
        <translation>El quiosco compara lo que muestra o escribe con los artículos de la tienda. Todo ocurre en este dispositivo; no tiene ninguna conexión por la que pudiera salir.</translation>
    </message>
    <message>
        <source>It does not look for faces and does not recognise, count or remember people.</source>
        <translation>No busca caras ni reconoce, cuenta o recuerda a nadie.</translation>
    </message>
    <message>
        <source>Nothing of your visit is written down. When you touch “Done”, or walk away, pictures, words and results are erased from memory.</source>
        <translation>Nada de su visita queda registrado. Al tocar «Terminar» o marcharse, las imágenes, las palabras y los resultados se borran de la memoria.</translation>
    </message>
    <message>
        <source>Checked just now</source>
        <translation>Comprobado ahora mismo</translation>
    </message>
    <message>
        <source>The kiosk tried to reach a network, and was refused.</source>
        <translation>El quiosco ha intentado llegar a una red y ha sido rechazado.</translation>
    </message>
    <message>
        <source>What it sets down in between lies in memory, which forgets without power.</source>
        <translation>Lo que anota entretanto está en la memoria, que lo olvida todo sin corriente.</translation>
    </message>
    <message>
        <source>If it should fail, its memory is not saved.</source>
        <translation>Si fallara, su memoria no se guarda.</translation>
    </message>
    <message>
        <source>The shop&apos;s goods on its disk are encrypted.</source>
        <translation>Los artículos de la tienda están cifrados en su disco.</translation>
    </message>
    <message>
        <source>The kiosk is not cut off from networks.</source>
        <translation>El quiosco no está aislado de las redes.</translation>
    </message>
    <message>
        <source>What it sets down in between may lie on its disk.</source>
        <translation>Lo que anota entretanto puede estar en su disco.</translation>
    </message>
    <message>
        <source>If it should fail, its memory may be saved.</source>
        <translation>Si fallara, su memoria puede guardarse.</translation>
    </message>
    <message>
        <source>The shop&apos;s goods on its disk are not encrypted, or cannot be found.</source>
        <translation>Los artículos de la tienda no están cifrados en su disco, o no se encuentran.</translation>
    </message>
    <message>
        <source>Something is not as it should be. Please tell the staff.</source>
        <translation>Algo no está como debería. Avise al personal, por favor.</translation>
    </message>
    <message>
        <source>Understood</source>
        <translation>Entendido</translation>
    </message>
    <message>
        <source>Size of the text</source>
        <translation>Tamaño del texto</translation>
    </message>
    <message>
        <source>Strong contrast</source>
        <translation>Contraste alto</translation>
    </message>
    <message>
        <source>Everything within low reach</source>
        <translation>Todo en la parte inferior</translation>
    </message>
    <message>
        <source>No motion</source>
        <translation>Sin animaciones</translation>
    </message>
    <message>
        <source>Read the screen aloud</source>
        <translation>Leer la pantalla en voz alta</translation>
    </message>
    <message>
        <source>This device has no voice.</source>
        <translation>Este dispositivo no puede leer en voz alta.</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Sí</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>No</translation>
    </message>
    <message>
        <source>Are you still there?</source>
        <translation>¿Sigue ahí?</translation>
    </message>
    <message>
        <source>In {} seconds your visit ends and everything is erased.</source>
        <translation>En {} segundos termina su visita y se borra todo.</translation>
    </message>
    <message>
        <source>In one second your visit ends and everything is erased.</source>
        <translation>En un segundo termina su visita y se borra todo.</translation>
    </message>
    <message>
        <source>I am still here</source>
        <translation>Sigo aquí</translation>
    </message>
    <message>
        <source>End now</source>
        <translation>Terminar ahora</translation>
    </message>
    <message>
        <source>We will be right back</source>
        <translation>Volvemos enseguida</translation>
    </message>
    <message>
        <source>The kiosk cannot search just now. It tries again by itself. Please ask our staff.</source>
        <translation>El quiosco no puede buscar en este momento. Lo volverá a intentar solo. Pregunte al personal.</translation>
    </message>
    <message>
        <source>The kiosk is starting…</source>
        <translation>El quiosco se está iniciando…</translation>
    </message>
    <message>
        <source>There is nothing in the catalog yet</source>
        <translation>Todavía no hay nada en el catálogo</translation>
    </message>
    <message>
        <source>For staff: the page “Catalog and updates” says what is wrong.</source>
        <translation>Para el personal: la página «Catálogo y actualizaciones» indica qué ocurre.</translation>
    </message>
    <message>
        <source>black</source>
        <translation>negro</translation>
    </message>
    <message>
        <source>white</source>
        <translation>blanco</translation>
    </message>
    <message>
        <source>grey</source>
        <translation>gris</translation>
    </message>
    <message>
        <source>red</source>
        <translation>rojo</translation>
    </message>
    <message>
        <source>orange</source>
        <translation>naranja</translation>
    </message>
    <message>
        <source>yellow</source>
        <translation>amarillo</translation>
    </message>
    <message>
        <source>green</source>
        <translation>verde</translation>
    </message>
    <message>
        <source>blue</source>
        <translation>azul</translation>
    </message>
    <message>
        <source>purple</source>
        <translation>morado</translation>
    </message>
    <message>
        <source>pink</source>
        <translation>rosa</translation>
    </message>
    <message>
        <source>brown</source>
        <translation>marrón</translation>
    </message>
    <message>
        <source>beige</source>
        <translation>beis</translation>
    </message>
    <message>
        <source>plain</source>
        <translation>liso</translation>
    </message>
    <message>
        <source>striped</source>
        <translation>de rayas</translation>
    </message>
    <message>
        <source>checked</source>
        <translation>de cuadros</translation>
    </message>
    <message>
        <source>dotted</source>
        <translation>de lunares</translation>
    </message>
    <message>
        <source>floral</source>
        <translation>de flores</translation>
    </message>
    <message>
        <source>printed</source>
        <translation>estampado</translation>
    </message>
    <message>
        <source>patterned</source>
        <translation>con dibujos</translation>
    </message>
    <message>
        <source>Catalog and updates</source>
        <translation>Catálogo y actualizaciones</translation>
    </message>
    <message>
        <source>For those who look after this kiosk.</source>
        <translation>Para quienes cuidan de este quiosco.</translation>
    </message>
    <message>
        <source>How the updates stand cannot be read just now.</source>
        <translation>Ahora no se puede leer el estado de las actualizaciones.</translation>
    </message>
    <message>
        <source>Look for updates now</source>
        <translation>Buscar actualizaciones ahora</translation>
    </message>
    <message>
        <source>Everything is well.</source>
        <translation>Todo está bien.</translation>
    </message>
    <message>
        <source>Catalog</source>
        <translation>Catálogo</translation>
    </message>
    <message>
        <source>{}, version {}</source>
        <translation>{}, versión {}</translation>
    </message>
    <message>
        <source>Not from an update</source>
        <translation>No procede de una actualización</translation>
    </message>
    <message>
        <source>Made by head office</source>
        <translation>Creado por la central</translation>
    </message>
    <message>
        <source>Applied here</source>
        <translation>Aplicado aquí</translation>
    </message>
    <message>
        <source>Goods</source>
        <translation>Artículos</translation>
    </message>
    <message>
        <source>{} goods with {} pictures, {} of them taught by staff</source>
        <translation>{} artículos con {} imágenes, {} añadidas por el personal</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modelo</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Canal</translation>
    </message>
    <message>
        <source>No updates are set up</source>
        <translation>No hay actualizaciones configuradas</translation>
    </message>
    <message>
        <source>Inbox</source>
        <translation>Bandeja de entrada</translation>
    </message>
    <message>
        <source>Something waits to be applied</source>
        <translation>Hay una actualización pendiente</translation>
    </message>
    <message>
        <source>Nothing new</source>
        <translation>Nada nuevo</translation>
    </message>
    <message>
        <source>Signed until</source>
        <translation>Firmado hasta</translation>
    </message>
    <message>
        <source>{} (past its date)</source>
        <translation>{} (caducado)</translation>
    </message>
    <message>
        <source>Updater</source>
        <translation>Actualizador</translation>
    </message>
    <message>
        <source>Has not run yet</source>
        <translation>Aún no se ha ejecutado</translation>
    </message>
    <message>
        <source>Last update</source>
        <translation>Última actualización</translation>
    </message>
    <message>
        <source>Free space</source>
        <translation>Espacio libre</translation>
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
        <translation>Responsable: {}</translation>
    </message>
    <message>
        <source>The catalog is not open just now.</source>
        <translation>El catálogo no está abierto ahora mismo.</translation>
    </message>
    <message>
        <source>That did not work. Try again; the log says more.</source>
        <translation>No ha funcionado. Inténtelo de nuevo; el registro dice más.</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>For staff</source>
        <translation>Para el personal</translation>
    </message>
    <message>
        <source>Who are you?</source>
        <translation>¿Quién es usted?</translation>
    </message>
    <message>
        <source>{}, enter your PIN.</source>
        <translation>{}, introduzca su PIN.</translation>
    </message>
    <message>
        <source>Nobody is set up to work with this kiosk yet: IT adds the first manager.</source>
        <translation>Aún no hay nadie dado de alta en este quiosco: informática añade al primer responsable.</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Aceptar</translation>
    </message>
    <message>
        <source>Delete a digit</source>
        <translation>Borrar una cifra</translation>
    </message>
    <message>
        <source>Digits entered: {}</source>
        <translation>Cifras introducidas: {}</translation>
    </message>
    <message>
        <source>That PIN is wrong.</source>
        <translation>Ese PIN es incorrecto.</translation>
    </message>
    <message>
        <source>Too many wrong PINs. Wait {} seconds.</source>
        <translation>Demasiados PIN incorrectos. Espere {} segundos.</translation>
    </message>
    <message>
        <source>Locked after too many wrong PINs. A manager can let you in again.</source>
        <translation>Bloqueado tras demasiados PIN incorrectos. Un responsable puede desbloquearlo.</translation>
    </message>
    <message>
        <source>What would you like to do?</source>
        <translation>¿Qué desea hacer?</translation>
    </message>
    <message>
        <source>Scan items</source>
        <translation>Escanear artículos</translation>
    </message>
    <message>
        <source>Teach an item</source>
        <translation>Enseñar un artículo</translation>
    </message>
    <message>
        <source>What was taught</source>
        <translation>Lo enseñado</translation>
    </message>
    <message>
        <source>Kinds in words</source>
        <translation>Clases en palabras</translation>
    </message>
    <message>
        <source>How well it recognises</source>
        <translation>Qué tal reconoce</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personas</translation>
    </message>
    <message>
        <source>Hold up the first item</source>
        <translation>Muestre el primer artículo</translation>
    </message>
    <message>
        <source>Next item</source>
        <translation>Siguiente artículo</translation>
    </message>
    <message>
        <source>On the list</source>
        <translation>En la lista</translation>
    </message>
    <message>
        <source>Taken off the list</source>
        <translation>Quitado de la lista</translation>
    </message>
    <message>
        <source>Which one is it?</source>
        <translation>¿Cuál es?</translation>
    </message>
    <message>
        <source>No item has the barcode {}</source>
        <translation>Ningún artículo tiene el código de barras {}</translation>
    </message>
    <message>
        <source>Not recognised: find it by words, or teach it.</source>
        <translation>No reconocido: búsquelo con palabras o enséñelo.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Undo ({})</source>
        <translation>Deshacer ({})</translation>
    </message>
    <message>
        <source>It is another item</source>
        <translation>Es otro artículo</translation>
    </message>
    <message>
        <source>Find by words</source>
        <translation>Buscar con palabras</translation>
    </message>
    <message>
        <source>Skip it</source>
        <translation>Omitir</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>¿Por qué?</translation>
    </message>
    <message>
        <source>Finish the list</source>
        <translation>Terminar la lista</translation>
    </message>
    <message>
        <source>On this list: {}</source>
        <translation>En esta lista: {}</translation>
    </message>
    <message>
        <source>{} ×</source>
        <translation>{} ×</translation>
    </message>
    <message>
        <source>Item {} is not in the catalog</source>
        <translation>El artículo {} no está en el catálogo</translation>
    </message>
    <message>
        <source>Unknown barcode {}</source>
        <translation>Código de barras desconocido {}</translation>
    </message>
    <message>
        <source>Scan a whole shelf</source>
        <translation>Escanear un estante entero</translation>
    </message>
    <message>
        <source>Picture of the shelf</source>
        <translation>Foto del estante</translation>
    </message>
    <message>
        <source>What is in the box</source>
        <translation>Lo que hay en el recuadro</translation>
    </message>
    <message>
        <source>Point the camera at the shelf</source>
        <translation>Apunte la cámara al estante</translation>
    </message>
    <message>
        <source>One picture finds several items. It is shown with boxes and names, and not kept.</source>
        <translation>Una foto encuentra varios artículos. Se muestra con recuadros y nombres, y no se guarda.</translation>
    </message>
    <message>
        <source>Take the picture</source>
        <translation>Tomar la foto</translation>
    </message>
    <message>
        <source>Looking at the shelf…</source>
        <translation>Mirando el estante…</translation>
    </message>
    <message>
        <source>Found: {}</source>
        <translation>Encontrados: {}</translation>
    </message>
    <message>
        <source>Touch a box to put it right, or anything else to add it.</source>
        <translation>Toque un recuadro para corregirlo, u otra cosa para añadirla.</translation>
    </message>
    <message>
        <source>Nothing was found by itself: touch an item to add it.</source>
        <translation>No se encontró nada: toque un artículo para añadirlo.</translation>
    </message>
    <message>
        <source>Without a name, and left out: {}</source>
        <translation>Sin nombre, y omitidos: {}</translation>
    </message>
    <message>
        <source>Which?</source>
        <translation>¿Cuál?</translation>
    </message>
    <message>
        <source>Put on the list: {}</source>
        <translation>Poner en la lista: {}</translation>
    </message>
    <message>
        <source>Another picture</source>
        <translation>Otra foto</translation>
    </message>
    <message>
        <source>Remove the box</source>
        <translation>Quitar el recuadro</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation>Dejarlo así</translation>
    </message>
    <message>
        <source>Put on the list: {}. Point at the next shelf.</source>
        <translation>En la lista: {}. Apunte al siguiente estante.</translation>
    </message>
    <message>
        <source>Find an item</source>
        <translation>Buscar un artículo</translation>
    </message>
    <message>
        <source>Name, number or barcode</source>
        <translation>Nombre, número o código de barras</translation>
    </message>
    <message>
        <source>Nothing was found for these words.</source>
        <translation>No se ha encontrado nada con estas palabras.</translation>
    </message>
    <message>
        <source>It is new: teach it</source>
        <translation>Es nuevo: enseñarlo</translation>
    </message>
    <message>
        <source>A new item</source>
        <translation>Un artículo nuevo</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Price, such as 4.99 (may be left empty)</source>
        <translation>Precio, por ejemplo 4,99 (opcional)</translation>
    </message>
    <message>
        <source>Aisle (may be left empty)</source>
        <translation>Pasillo (opcional)</translation>
    </message>
    <message>
        <source>Barcode (may be left empty)</source>
        <translation>Código de barras (opcional)</translation>
    </message>
    <message>
        <source>Go on to the pictures</source>
        <translation>Continuar con las fotos</translation>
    </message>
    <message>
        <source>It needs a name.</source>
        <translation>Necesita un nombre.</translation>
    </message>
    <message>
        <source>The price is not an amount: write it like 4.99.</source>
        <translation>El precio no es un importe: escríbalo como 4,99.</translation>
    </message>
    <message>
        <source>The barcode is not whole: check its digits.</source>
        <translation>El código de barras no es válido: compruebe las cifras.</translation>
    </message>
    <message>
        <source>Pictures of {}</source>
        <translation>Fotos de {}</translation>
    </message>
    <message>
        <source>Hold it up: the front first</source>
        <translation>Muéstrelo: primero la parte delantera</translation>
    </message>
    <message>
        <source>Now turn it a little</source>
        <translation>Ahora gírelo un poco</translation>
    </message>
    <message>
        <source>Now the other side</source>
        <translation>Ahora el otro lado</translation>
    </message>
    <message>
        <source>Enough: save, or take one more</source>
        <translation>Suficiente: guarde o haga una más</translation>
    </message>
    <message>
        <source>Five pictures are enough: save</source>
        <translation>Cinco fotos bastan: guarde</translation>
    </message>
    <message>
        <source>Blurred: hold it still and show it again</source>
        <translation>Borrosa: manténgalo quieto y muéstrelo de nuevo</translation>
    </message>
    <message>
        <source>The same view as before: turn it</source>
        <translation>La misma vista que antes: gírelo</translation>
    </message>
    <message>
        <source>Somebody may be in the picture: not kept. Show the item alone.</source>
        <translation>Puede que haya alguien en la foto: no se guarda. Muestre solo el artículo.</translation>
    </message>
    <message>
        <source>It looks like none of the others: is it the same item?</source>
        <translation>No se parece a ninguna de las otras: ¿es el mismo artículo?</translation>
    </message>
    <message>
        <source>Careful: it looks like {}</source>
        <translation>Cuidado: se parece a {}</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Take the last picture away</source>
        <translation>Quitar la última foto</translation>
    </message>
    <message>
        <source>{} of 2 to 5 pictures</source>
        <translation>{} de 2 a 5 fotos</translation>
    </message>
    <message>
        <source>{} is known from now on.</source>
        <translation>{} se reconoce desde ahora.</translation>
    </message>
    <message>
        <source>Teach another item</source>
        <translation>Enseñar otro artículo</translation>
    </message>
    <message>
        <source>Pictures that staff taught on this kiosk. What is wrong can be taken back.</source>
        <translation>Fotos que el personal enseñó a este quiosco. Lo incorrecto se puede retirar.</translation>
    </message>
    <message>
        <source>Nothing was taught yet.</source>
        <translation>Aún no se ha enseñado nada.</translation>
    </message>
    <message>
        <source>{}, {}</source>
        <translation>{}, {}</translation>
    </message>
    <message>
        <source>{}, {}, while scanning</source>
        <translation>{}, {}, al escanear</translation>
    </message>
    <message>
        <source>The catalog has no such item now; it waits for its return.</source>
        <translation>El catálogo no tiene ahora este artículo; la foto espera su regreso.</translation>
    </message>
    <message>
        <source>Set aside: it looks more like {}</source>
        <translation>Apartada: se parece más a {}</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Retirar</translation>
    </message>
    <message>
        <source>Who may work with this kiosk.</source>
        <translation>Quién puede trabajar con este quiosco.</translation>
    </message>
    <message>
        <source>Clerk</source>
        <translation>Dependiente</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>Encargado</translation>
    </message>
    <message>
        <source>Locked after too many wrong PINs</source>
        <translation>Bloqueado tras demasiados PIN incorrectos</translation>
    </message>
    <message>
        <source>Add somebody</source>
        <translation>Añadir a alguien</translation>
    </message>
    <message>
        <source>Let in again</source>
        <translation>Desbloquear</translation>
    </message>
    <message>
        <source>New PIN</source>
        <translation>Nuevo PIN</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>Name of the person</source>
        <translation>Nombre de la persona</translation>
    </message>
    <message>
        <source>A PIN of 6 to 12 digits for {}</source>
        <translation>Un PIN de 6 a 12 cifras para {}</translation>
    </message>
    <message>
        <source>The same PIN once more</source>
        <translation>El mismo PIN otra vez</translation>
    </message>
    <message>
        <source>The two PINs differ: begin again.</source>
        <translation>Los dos PIN no coinciden: empiece de nuevo.</translation>
    </message>
    <message>
        <source>{} can come in with the new PIN.</source>
        <translation>{} puede entrar con el nuevo PIN.</translation>
    </message>
    <message>
        <source>Kinds of goods in plain words of any language. Write one as name: phrase; phrase</source>
        <translation>Clases de artículos en palabras de cualquier idioma. Escriba: nombre: frase; frase</translation>
    </message>
    <message>
        <source>No kinds are named yet.</source>
        <translation>Aún no hay clases con nombre.</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Añadir</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Cambiar</translation>
    </message>
    <message>
        <source>{} goods, such as {}</source>
        <translation>{} artículos, por ejemplo {}</translation>
    </message>
    <message>
        <source>No goods fall into it</source>
        <translation>Ningún artículo pertenece a ella</translation>
    </message>
    <message>
        <source>For {} % of them “{}” is close: say what sets them apart</source>
        <translation>En el {} % de ellos «{}» está cerca: diga qué los distingue</translation>
    </message>
    <message>
        <source>Show something</source>
        <translation>Mostrar algo</translation>
    </message>
    <message>
        <source>{}: {}</source>
        <translation>{}: {}</translation>
    </message>
    <message>
        <source>Why this answer</source>
        <translation>Por qué esta respuesta</translation>
    </message>
    <message>
        <source>Scan something first: this page says why it was taken for what it was.</source>
        <translation>Escanee algo primero: esta página dice por qué se reconoció así.</translation>
    </message>
    <message>
        <source>The barcode {} decided alone.</source>
        <translation>El código de barras {} decidió por sí solo.</translation>
    </message>
    <message>
        <source>{} % likely</source>
        <translation>{} % probable</translation>
    </message>
    <message>
        <source>{} % likely, {} ahead of the second</source>
        <translation>{} % probable, {} por delante del segundo</translation>
    </message>
    <message>
        <source>Words “{}”: likeness {}, counts {}</source>
        <translation>Palabras «{}»: parecido {}, cuenta {}</translation>
    </message>
    <message>
        <source>Catalog picture {}: likeness {}, counts {}</source>
        <translation>Foto del catálogo {}: parecido {}, cuenta {}</translation>
    </message>
    <message>
        <source>Taught picture {}: likeness {}, counts {}</source>
        <translation>Foto enseñada {}: parecido {}, cuenta {}</translation>
    </message>
    <message>
        <source>It is taken by itself from {} %, and asked about from {} %.</source>
        <translation>Se toma solo a partir del {} %, y se pregunta a partir del {} %.</translation>
    </message>
    <message>
        <source>Never scanned: {} of {} goods</source>
        <translation>Nunca escaneados: {} de {} artículos</translation>
    </message>
    <message>
        <source>Such as {}</source>
        <translation>Por ejemplo {}</translation>
    </message>
    <message>
        <source>Often put right</source>
        <translation>Corregido a menudo</translation>
    </message>
    <message>
        <source>Taken for each other</source>
        <translation>Confundidos entre sí</translation>
    </message>
    <message>
        <source>{} was shown, {} was meant</source>
        <translation>se mostró {}, era {}</translation>
    </message>
    <message>
        <source>Times: {}</source>
        <translation>Veces: {}</translation>
    </message>
    <message>
        <source>Put right {} times, taken for it {} times</source>
        <translation>Corregido {} veces, tomado por él {} veces</translation>
    </message>
    <message>
        <source>Nothing to put right yet.</source>
        <translation>Nada que corregir por ahora.</translation>
    </message>
    <message>
        <source>Counted from staff&apos;s scanning, on this kiosk only. Nothing of any shopper is counted.</source>
        <translation>Se cuenta solo lo que escanea el personal en este quiosco; nada de ningún cliente.</translation>
    </message>
    <message>
        <source>Setting up, step {} of {}</source>
        <translation>Puesta en marcha, paso {} de {}</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Siguiente</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>Terminar</translation>
    </message>
    <message>
        <source>Which language do most shoppers here speak?</source>
        <translation>¿Qué idioma habla aquí la mayoría de los clientes?</translation>
    </message>
    <message>
        <source>Visits begin in it. Everyone can choose another.</source>
        <translation>Cada visita empieza en él. Cualquiera puede elegir otro.</translation>
    </message>
    <message>
        <source>How large is the screen?</source>
        <translation>¿Qué tamaño tiene la pantalla?</translation>
    </message>
    <message>
        <source>Hold a bank card against the screen, and make the frame as large as the card.</source>
        <translation>Apoye una tarjeta bancaria en la pantalla y dé al marco el tamaño de la tarjeta.</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Más pequeño</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Más grande</translation>
    </message>
    <message>
        <source>Does the camera see you?</source>
        <translation>¿Le ve la cámara?</translation>
    </message>
    <message>
        <source>The picture is shown here and kept nowhere.</source>
        <translation>La imagen se muestra aquí y no se guarda en ningún sitio.</translation>
    </message>
    <message>
        <source>Camera {}</source>
        <translation>Cámara {}</translation>
    </message>
    <message>
        <source>No camera was found. Plug one in, or go on: shoppers can describe what they look for.</source>
        <translation>No se ha encontrado ninguna cámara. Conecte una o siga: los clientes pueden describir lo que buscan.</translation>
    </message>
    <message>
        <source>Choose a PIN for the manager</source>
        <translation>Elija un PIN para el encargado</translation>
    </message>
    <message>
        <source>Six digits or more. It opens the pages for staff.</source>
        <translation>Seis cifras o más. Abre las páginas del personal.</translation>
    </message>
    <message>
        <source>These two differ. Choose the PIN anew.</source>
        <translation>No coinciden. Elija de nuevo el PIN.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Borrar</translation>
    </message>
    <message>
        <source>Put in the stick with the catalog</source>
        <translation>Inserte la memoria USB con el catálogo</translation>
    </message>
    <message>
        <source>What is on it is checked and taken by itself. That takes a few minutes.</source>
        <translation>Su contenido se comprueba y se toma solo. Tarda unos minutos.</translation>
    </message>
    <message>
        <source>The catalog is here. The kiosk is ready.</source>
        <translation>El catálogo está aquí. El quiosco está listo.</translation>
    </message>
    <message>
        <source>You can finish now and put the stick in later.</source>
        <translation>Puede terminar ahora e insertar la memoria más tarde.</translation>
    </message>
    <message>
        <source>Check a shelf</source>
        <translation>Revisar un estante</translation>
    </message>
    <message>
        <source>Choose an aisle, scan everything that stands there, then see what is not right.</source>
        <translation>Elija un pasillo, escanee todo lo que hay allí y vea qué no está bien.</translation>
    </message>
    <message>
        <source>The catalog says of no item where it stands.</source>
        <translation>El catálogo no dice dónde está ningún artículo.</translation>
    </message>
    <message>
        <source>Items the catalog expects: {}</source>
        <translation>Artículos según el catálogo: {}</translation>
    </message>
    <message>
        <source>Begun: {} scanned so far</source>
        <translation>Empezado: {} escaneados hasta ahora</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>Escanear</translation>
    </message>
    <message>
        <source>Finish this check</source>
        <translation>Terminar esta revisión</translation>
    </message>
    <message>
        <source>All aisles</source>
        <translation>Todos los pasillos</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Informe</translation>
    </message>
    <message>
        <source>Shelf check, aisle {}</source>
        <translation>Revisión de estante, pasillo {}</translation>
    </message>
    <message>
        <source>{} of {} expected items were found.</source>
        <translation>Se encontraron {} de {} artículos esperados.</translation>
    </message>
    <message>
        <source>Price labels compared: {}.</source>
        <translation>Etiquetas comparadas: {}.</translation>
    </message>
    <message>
        <source>Everything is as it should be.</source>
        <translation>Todo está como debe.</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Falta</translation>
    </message>
    <message>
        <source>In the wrong aisle</source>
        <translation>En el pasillo equivocado</translation>
    </message>
    <message>
        <source>The catalog names no aisle</source>
        <translation>El catálogo no indica pasillo</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Desconocido</translation>
    </message>
    <message>
        <source>Wrong price on its label</source>
        <translation>Precio incorrecto en la etiqueta</translation>
    </message>
    <message>
        <source>Count differs from stock</source>
        <translation>La cantidad difiere de las existencias</translation>
    </message>
    <message>
        <source>Belongs to aisle {}</source>
        <translation>Pertenece al pasillo {}</translation>
    </message>
    <message>
        <source>Its label says {}, the catalog {}</source>
        <translation>La etiqueta dice {}, el catálogo {}</translation>
    </message>
    <message>
        <source>Counted {}, in stock {}</source>
        <translation>Contados {}, en existencias {}</translation>
    </message>
    <message>
        <source>Save to a stick</source>
        <translation>Guardar en una memoria USB</translation>
    </message>
    <message>
        <source>By {}, {}</source>
        <translation>Por {}, {}</translation>
    </message>
    <message>
        <source>And {} more rows: all of them are in the table.</source>
        <translation>Y {} filas más: todas están en la tabla.</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>Qué está mal</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>Artículo</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Número</translation>
    </message>
    <message>
        <source>Barcode</source>
        <translation>Código de barras</translation>
    </message>
    <message>
        <source>Its aisle</source>
        <translation>Su pasillo</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>Contados</translation>
    </message>
    <message>
        <source>On the label</source>
        <translation>En la etiqueta</translation>
    </message>
    <message>
        <source>Catalog price</source>
        <translation>Precio del catálogo</translation>
    </message>
    <message>
        <source>Which stick?</source>
        <translation>¿Qué memoria?</translation>
    </message>
    <message>
        <source>No stick is in: put one in and try again.</source>
        <translation>No hay ninguna memoria: conecte una y vuelva a intentarlo.</translation>
    </message>
    <message>
        <source>Saved on {}: {}. It can be pulled out now.</source>
        <translation>Guardado en {}: {}. Ya se puede retirar.</translation>
    </message>
    <message>
        <source>Its price label</source>
        <translation>Su etiqueta</translation>
    </message>
    <message>
        <source>Point the camera at its price label, or type the price.</source>
        <translation>Apunte la cámara a la etiqueta o escriba el precio.</translation>
    </message>
    <message>
        <source>Does the label say {}?</source>
        <translation>¿La etiqueta dice {}?</translation>
    </message>
    <message>
        <source>Price on the label</source>
        <translation>Precio en la etiqueta</translation>
    </message>
    <message>
        <source>Yes, take it</source>
        <translation>Sí, tomarlo</translation>
    </message>
    <message>
        <source>No, read again</source>
        <translation>No, leer otra vez</translation>
    </message>
    <message>
        <source>The label agrees with the catalog.</source>
        <translation>La etiqueta coincide con el catálogo.</translation>
    </message>
    <message>
        <source>The catalog says {}.</source>
        <translation>El catálogo dice {}.</translation>
    </message>
    <message>
        <source>That is no amount: write it like 4.99.</source>
        <translation>No es un importe: escríbalo como 4,99.</translation>
    </message>
    <message>
        <source>Delete a sign</source>
        <translation>Borrar un signo</translation>
    </message>
    <message>
        <source>Save to a stick for head office</source>
        <translation>Guardar en una memoria para la central</translation>
    </message>
    <message>
        <source>{} lessons are on {}. It can be pulled out now.</source>
        <translation>{} lecciones están en {}. Ya se puede retirar.</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>Lo que se hizo</translation>
    </message>
    <message>
        <source>The last entries of the log, the newest first. Nothing in it can be changed.</source>
        <translation>Las últimas entradas del registro, primero las más recientes. Nada se puede cambiar.</translation>
    </message>
    <message>
        <source>Nothing was written down yet.</source>
        <translation>Aún no hay nada anotado.</translation>
    </message>
</context>
</TS>
