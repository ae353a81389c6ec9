import type { Texts } from '../catalogue.ts'

export const refusals = {
  'not-a-batch': 'No es un lote de Milepost. Elija el archivo que exportó la estación.',
  'not-a-pack': 'No es un paquete de Milepost. Pida a su unidad el paquete de la operación.',
  'not-a-backup':
    'Esto no es una copia de seguridad de Milepost. Elija el archivo de copia, o juntos todos los archivos de una carpeta espejo.',
  'not-a-receipt':
    'Esto no es un acuse de recibo de Milepost. Elija el archivo que su unidad escribió para esta instalación.',
  'other-log': 'El acuse se refiere a otra instalación. Pida a la unidad el de esta instalación.',
  'unknown-signer':
    'El acuse no está firmado por ninguna unidad superior a esta instalación. No se fíe de él; pida uno nuevo a su unidad.',
  'older-receipt': 'Ya se conserva un acuse más reciente de esta unidad. No se cambió nada.',
  'newer-format':
    'El archivo lo escribió un Milepost más reciente (formato {{format}}). Actualice esta instalación y ábralo de nuevo.',
  'other-recipient':
    'El archivo está cifrado para otra instalación. Si es para esta, el remitente debe abrir el paquete más reciente y exportar todo de nuevo.',
  'other-operation': 'El archivo pertenece a otra operación y no se admitió.',
  'training-mismatch': 'El ejercicio y el trabajo real nunca se mezclan: este archivo viene del otro lado.',
  'cut-short': 'El archivo está cortado al {{percent}} %. Cópielo de nuevo desde el remitente.',
  altered: 'El archivo se modificó después de escribirse. No lo use; pida al remitente que exporte de nuevo.',
  'bad-sender-signature':
    'La firma del remitente no corresponde al archivo. Pida al remitente que exporte de nuevo.',
  'over-limit':
    'El archivo supera un límite ({{limit}}, máximo {{most}}) y no se abrió. Pida al remitente que exporte en partes más pequeñas.',
  bomb: 'Al abrirse, el archivo crece mucho más allá de su tamaño y se detuvo. No lo abra de nuevo; avise a su unidad.',
  'waiting-room-full':
    'Ya hay demasiado pendiente de aceptación. Acepte o retire estaciones en espera y abra de nuevo el archivo.',
  unreadable:
    'No se pudo leer el archivo. Compruebe que la memoria sigue conectada y abra de nuevo el archivo.',
  'not-lead':
    'Esta estación no es la principal de su sitio y no admite archivos de otras estaciones. Lleve el archivo a su unidad.',
  'bad-segment-signature':
    'El segmento {{index}} no lleva la firma de este diario. Su parte se apartó; pida a la estación que exporte de nuevo.',
  'broken-chain':
    'El segmento {{index}} no sigue al anterior. Su parte se apartó; pida a la estación que exporte de nuevo.',
  'hash-mismatch':
    'El segmento {{index}} no es lo que dice su encabezado. Su parte se apartó; pida a la estación que exporte de nuevo.',
  'malformed-line':
    'Segmento {{index}}, línea {{line}}: ilegible. Su parte se apartó; pida a la estación que exporte de nuevo.',
  'not-a-valid-event':
    'Segmento {{index}}, línea {{line}}: infringe las reglas del diario ({{field}}). Su parte se apartó; avise a la estación.',
  'wrong-opening-code':
    'El código de apertura no abre este paquete. Pida a su unidad el código de este mismo archivo.',
  'mistyped-code': 'El código de apertura está mal escrito. Compárelo carácter por carácter.',
  'unknown-authority':
    'El paquete lo firmó una autoridad que esta instalación no conoce. Compare la huella con su unidad.',
  'older-pack': 'Este paquete es anterior al que está en uso. Pida a su unidad el más reciente.',
  'wrong-passphrase':
    'Frase de contraseña incorrecta. Compruebe las mayúsculas y el idioma del teclado, e inténtelo de nuevo.',
  'weak-passphrase':
    'La frase de contraseña es demasiado fácil de adivinar. Use cuatro o más palabras sin relación.',
  'officer-disabled': 'Este agente fue desactivado. Un supervisor puede decir por qué.',
  'keyring-altered':
    'La frase de contraseña es correcta, pero el archivo de claves {{file}} fue modificado desde fuera. Restáurelo desde una copia y desbloquee.',
  'last-supervisor':
    'Es el último supervisor. Dé antes esa función a otro agente: alguien debe poder añadir y habilitar agentes.',
  'officers-full':
    'Esta instalación ya tiene {{most}} agentes habilitados, el máximo. Inhabilite antes a uno que ya no trabaje aquí.',
  'not-a-recovery-request':
    'No es una solicitud de recuperación. Elija el archivo que la estación guardó en «Frase de contraseña olvidada».',
  'not-a-recovery-answer':
    'No es la respuesta a una solicitud de recuperación. Elija el archivo que devolvió la unidad.',
  'other-recovery-unit':
    'La solicitud está cifrada para la clave de recuperación de otra unidad. Solo puede responderla la unidad cuyo paquete recibió la estación.',
  'other-request':
    'Responde a otra solicitud. Compare el código con la unidad: debe ser la última solicitud hecha en esta máquina.',
  'no-request': 'Aquí no hay ninguna solicitud de recuperación en espera. Haga una primero.',
  'request-outdated':
    'Las claves de esta máquina cambiaron después de la solicitud. Haga otra y envíela a la unidad.',
  'not-a-join-file': 'No es un archivo de incorporación. Elija el archivo que guardó la nueva unidad.',
  'other-authority':
    'El archivo de incorporación está cifrado para otra unidad. Pida uno hecho con el paquete de esta operación.',
  'unit-known':
    'El paquete ya conoce esta unidad con otro registro. Indique que fue restaurada o pida a la unidad otra sigla.',
  'not-in-pack': 'El paquete en uso aquí no nombra esta unidad. Abra primero el paquete más reciente.',
  'unknown-unit':
    'La respuesta no la firma ninguna unidad superior a esta estación. No se cambió nada; llame a su unidad.',
  'not-allowed': 'Este agente o esta instalación no puede hacerlo. Un supervisor sí.',
  'invalid-entry': 'La anotación no se guardó: resuelva lo marcado en el formulario.',
  'no-such-record': 'Este registro ya no se conserva aquí. Vuelva a la lista.',
  'already-voided': 'Este registro ya está anulado.',
  'reason-missing': 'Indique un motivo: queda en el historial del registro.',
  'nothing-changed': 'No se cambió nada; por tanto, no se guardó nada.',
  'operation-runs': 'La operación dura hasta el {{ends}}. Borre sus partes personales cuando haya terminado.',
  'disk-full': 'El disco está lleno. La anotación sigue en pantalla: libere espacio y guarde de nuevo.',
  'read-only': 'El disco es de solo lectura. Compruebe el seguro de la memoria USB o elija otra carpeta.',
  'store-failed':
    'La base de datos no lo aceptó. Lo que usted introdujo se conserva: inténtelo de nuevo y, si persiste, bloquee y desbloquee.',
  'mirror-failed':
    'No se pudo escribir la copia espejo. Lo que usted introdujo se conserva: compruebe el disco e inténtelo de nuevo.',
  'mirror-damaged':
    'El archivo {{file}} de la copia espejo está dañado o falta, y la base de datos tampoco lo tiene. Milepost se detuvo para proteger el diario: no cambie nada y llame a su unidad.',
  'stores-disagree':
    'La base de datos y la copia espejo tienen contenido distinto bajo un mismo número. Milepost se detuvo para proteger el diario: llame a su unidad.',
  locked: 'Milepost está bloqueado. Desbloquéelo e inténtelo de nuevo.',
  cancelled: 'Cancelado. No se cambió nada.',
  busy: 'Milepost sigue ocupado con el paso anterior. Espere un momento e inténtelo de nuevo.',
  'no-such-run': 'Ninguna anotación de este diario lleva esos números.',
  'clock-too-far': 'Una corrección mueve un reloj diez años como máximo. Compruebe el día y la hora.',
  'sheet-overtaken':
    'Las cifras han cambiado desde que se emitió esta hoja. Emita la versión siguiente y luego cierre el día.',
  'no-such-proposal': 'Esta propuesta ya tuvo respuesta, o su diario ya no cuenta.',
  'no-such-conflict': 'Este conflicto ya se resolvió. Mire de nuevo el registro.',
} as const satisfies Texts<'refusals', 'many'>
