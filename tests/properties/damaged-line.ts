import fc from 'fast-check'

/** A line with a run of it replaced, doubled or taken out: most are wrong, a few are other lines. */
export const damaged = (line: string) =>
  fc
    .tuple(
      fc.nat(line.length),
      fc.nat(12),
      fc.oneof(
        fc.string({ maxLength: 3 }),
        fc.constantFrom(
          '0',
          '9',
          '"',
          '\\',
          '}',
          ',"',
          'é',
          '{',
          '-',
          ' ',
          '\u0000',
          'T',
          'ı',
          '12',
          '99',
          ':',
        ),
        fc.nat(line.length).map((at) => line.slice(at, at + 5)),
      ),
    )
    .map(([at, length, put]) => line.slice(0, at) + put + line.slice(at + length))
