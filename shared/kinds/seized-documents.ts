/** False or misused documents seized, at an inspection or from a person arrested. Group F. */
import type { CountedField } from './field.ts'

export const seizedDocuments: CountedField = {
  name: 'documents',
  section: 'documents',
  width: 6,
  folded: true,
  shape: 'counts',
  dimensions: [
    { of: 'documentTypes' },
    { of: 'documentFraudTypes' },
    { of: 'issuingState', optional: true },
    { of: 'citizenship', optional: true },
    { of: 'queryResults', optional: true },
  ],
  most: 40,
  max: 100_000,
}
