/** Texts without a window: the catalogue needs only the page's root element to name its language. */
import { vi } from 'vitest'

vi.stubGlobal('document', { documentElement: {} })
const { startTexts } = await import('../../renderer/texts/index.ts')
startTexts('en')
