/** File names are long; the ending that all batches share is left away. */
export const shownName = (name: string): string => name.replace(/\.[a-z]+(\.age)?$/i, '')
