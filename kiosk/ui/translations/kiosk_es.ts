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
</context>
</TS>
