/** What a file may not do to an installation, and did. */
export class Fault extends Error {}

export const expectThat = (holds: boolean, otherwise: string): void => {
  if (!holds) throw new Fault(otherwise)
}
