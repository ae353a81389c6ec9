import type { Texts } from './en.ts'

export const es: Texts = {
  cannotStart: 'Milepost no pudo iniciarse. No se ha cambiado nada de lo guardado.',
  alreadyOpen: 'Milepost ya está abierto para este perfil.',
  noInspection:
    'Milepost no se inicia con una opción de depuración. Quítela del acceso directo o de la orden.',
  profileUnnamed: 'El perfil no tiene nombre: escriba --profile=CARPETA.',
  profileNotWritable: (folder) =>
    `Milepost no puede escribir en su carpeta ${folder}. Compruebe que existe y que usted puede escribir en ella.`,
  keepsStopping:
    'Milepost se detiene una y otra vez. Lo guardado se conserva. Reinicie el equipo e inténtelo de nuevo.',
  unsaved: 'Una anotación no está guardada. ¿Salir sin guardarla?',
  stay: 'Quedarse',
  leave: 'Salir sin guardar',
  fileKinds: {
    batch: 'Lotes de Milepost',
    pack: 'Paquetes de Milepost',
    recovery: 'Archivos de recuperación de Milepost',
    pdf: 'PDF',
    json: 'JSON',
  },
  allFiles: 'Todos los archivos',
  menu: {
    file: 'Archivo',
    edit: 'Edición',
    view: 'Ver',
    lock: 'Bloquear',
    quit: 'Salir de Milepost',
    exit: 'Salir',
    window: 'Ventana',
    minimize: 'Minimizar',
    close: 'Cerrar',
    about: 'Acerca de Milepost',
    hide: 'Ocultar Milepost',
    hideOthers: 'Ocultar los demás',
    showAll: 'Mostrar todo',
    undo: 'Deshacer',
    redo: 'Rehacer',
    cut: 'Cortar',
    copy: 'Copiar',
    paste: 'Pegar',
    selectAll: 'Seleccionar todo',
    zoomIn: 'Ampliar',
    zoomOut: 'Reducir',
    resetZoom: 'Tamaño normal',
    fullScreen: 'Pantalla completa',
  },
}
