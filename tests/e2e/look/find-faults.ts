/**
 * What is wrong with the screen as it stands, found by measuring it. Runs inside the page: it may use nothing from
 * outside its own body.
 */
export interface Known {
  /** Codes of the lists that must not stand without a label. */
  readonly codes: readonly string[]
  /** Names of figures, which are for files only. */
  readonly figures: readonly string[]
}

export interface Fault {
  readonly fault: 'overflows' | 'clipped' | 'outside' | 'overlaps' | 'small-text' | 'code' | 'text-key'
  readonly where: string
  readonly detail: string
}

export function findFaults(known: Known): Fault[] {
  const faults: Fault[] = []
  const codes = new Set(known.codes)
  const figures = new Set(known.figures)
  // Glyphs reach a little beyond a tight line without being cut.
  const SIDE = 1
  const LINE = 5

  const name = (element: Element): string => {
    const words = (element.getAttribute('aria-label') ?? element.textContent ?? '')
      .trim()
      .replace(/\s+/g, ' ')
    const role = element.getAttribute('role')
    const of = element.id && !element.id.startsWith('mantine-') ? `#${element.id}` : ''
    const style = String(element.getAttribute('class') ?? '').split(' ')[0]
    return `${element.tagName.toLowerCase()}${of}${role ? `[${role}]` : ''}${style ? `.${style}` : ''} “${words.slice(0, 60)}”`
  }
  const spilled: { element: Element; detail: string }[] = []
  const add = (fault: Fault['fault'], element: Element, detail: string) => {
    if (fault === 'overflows') spilled.push({ element, detail })
    else faults.push({ fault, where: name(element), detail })
  }

  const parents = (element: Element | null): Element[] => {
    const chain: Element[] = []
    for (let each = element; each && each !== document.documentElement; each = each.parentElement)
      chain.push(each)
    return chain
  }
  /** Shown to readers of the screen only: a box of a pixel, or clipped away. */
  const hiddenOnPurpose = (element: Element): boolean =>
    parents(element).some((each) => {
      const box = each.getBoundingClientRect()
      const style = getComputedStyle(each)
      return (
        (style.overflow !== 'visible' &&
          style.position === 'absolute' &&
          box.width <= 1 &&
          box.height <= 1) ||
        style.clipPath === 'inset(50%)' ||
        style.clip === 'rect(0px, 0px, 0px, 0px)'
      )
    })
  const shown = (element: Element): boolean => {
    const box = element.getBoundingClientRect()
    return (
      box.width > 0 &&
      box.height > 0 &&
      element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
      !hiddenOnPurpose(element)
    )
  }
  const scrolls = (overflow: string) => overflow === 'auto' || overflow === 'scroll'
  const cuts = (overflow: string) => overflow === 'hidden' || overflow === 'clip'

  /** Where a box leaves what cuts it off, or the window; null where a scroll bar reaches it. */
  const outside = (
    box: DOMRect,
    inside: Element,
  ): { fault: 'clipped' | 'outside'; detail: string } | null => {
    let across = true
    let down = true
    for (const each of parents(inside)) {
      const style = getComputedStyle(each)
      if (scrolls(style.overflowX)) across = false
      if (scrolls(style.overflowY)) down = false
      const edge = each.getBoundingClientRect()
      const by = (amount: number, slack: number) => (amount > slack ? Math.round(amount) : 0)
      const x = across && cuts(style.overflowX) ? Math.max(box.right - edge.right, edge.left - box.left) : 0
      const y = down && cuts(style.overflowY) ? Math.max(box.bottom - edge.bottom, edge.top - box.top) : 0
      if (by(x, SIDE) || by(y, LINE)) {
        return {
          fault: 'clipped',
          detail: `${by(x, SIDE)} px across, ${by(y, LINE)} px down, by ${name(each)}`,
        }
      }
      if (style.position === 'fixed') break
    }
    const x = across ? Math.max(box.right - innerWidth, -box.left) : 0
    const scroller = document.scrollingElement
    const pageScrolls = scroller !== null && getComputedStyle(document.body).overflowY !== 'hidden'
    const y = down && !pageScrolls ? Math.max(box.bottom - innerHeight, -box.top) : 0
    if (x <= SIDE && y <= LINE) return null
    return {
      fault: 'outside',
      detail: `${Math.round(Math.max(x, 0))} px across, ${Math.round(Math.max(y, 0))} px down`,
    }
  }

  /** A spinner: its corners pass beyond its box as it goes round. */
  const turns = (element: Element): boolean =>
    element.childElementCount === 0 &&
    element
      .getAnimations({ subtree: true })
      .some((each) => each.effect?.getTiming().iterations === Number.POSITIVE_INFINITY)

  const checkBox = (element: HTMLElement) => {
    if (turns(element)) return
    const style = getComputedStyle(element)
    const field = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement
    if (
      style.display.startsWith('inline') &&
      style.display !== 'inline-block' &&
      style.display !== 'inline-flex'
    )
      return
    const explained = element.closest('[title]') !== null
    const wide = element.scrollWidth - element.clientWidth
    if (element.clientWidth > 1 && wide > SIDE && !scrolls(style.overflowX) && !explained) {
      add('overflows', element, `${wide} px wider than its box`)
    }
    const tall = element.scrollHeight - element.clientHeight
    if (element.clientHeight > 1 && tall > LINE && !scrolls(style.overflowY) && !field) {
      add('overflows', element, `${tall} px taller than its box`)
    }
    const out = outside(element.getBoundingClientRect(), element.parentElement ?? document.body)
    if (out?.fault === 'outside') add('outside', element, out.detail)
  }

  const checkWords = (element: Element, words: string, whole: boolean) => {
    const text = words.trim().replace(/\s+/g, ' ')
    if (text === '') return
    const say = (fault: 'code' | 'text-key', found: string): void => void add(fault, element, found)
    if (whole && codes.has(text)) return say('code', text)
    // `name.age` and `name.pdf` are files, not keys.
    if (
      /^[a-z][\w-]*([.:][\w-]+)+$/i.test(text) &&
      !/\.(age|mp[a-z]+|pdf|json|csv)$/.test(text) &&
      !/^\d/.test(text)
    ) {
      say('text-key', text)
    }
    if (/\{\{.*?\}\}|\bundefined\b|\bNaN\b|\[object /.test(text)) say('text-key', text)
    for (const part of text.match(/\b[a-z][A-Za-z]+:[A-Za-z0-9_]+/g) ?? []) say('code', part)
    for (const word of text.match(/\b\w+\b/g) ?? []) {
      const coded = codes.has(word) && (/_/.test(word) || /[a-z][A-Z]/.test(word))
      if (coded || figures.has(word) || /^X_[A-Z]/.test(word)) say('code', word)
    }
  }

  const checkText = (node: Text) => {
    const element = node.parentElement
    if (!element || !node.data.trim() || !shown(element) || element.closest('style,script,noscript')) return
    const size = Number.parseFloat(getComputedStyle(element).fontSize)
    if (size < 12) add('small-text', element, `${size} px`)
    checkWords(element, node.data, element.textContent?.trim() === node.data.trim())
    const range = document.createRange()
    range.selectNodeContents(node)
    if (element.closest('[title]')) return
    for (const box of range.getClientRects()) {
      const out = outside(box, element)
      if (!out) continue
      add(out.fault, element, out.detail)
      return
    }
  }

  for (const element of document.querySelectorAll<HTMLElement>('body, body *')) {
    if (!(element instanceof HTMLElement) || !shown(element)) continue
    checkBox(element)
    for (const attribute of ['aria-label', 'placeholder', 'title', 'alt']) {
      checkWords(element, element.getAttribute(attribute) ?? '', true)
    }
    if (element instanceof HTMLInputElement) {
      checkWords(element, element.value, element.readOnly || element.getAttribute('aria-haspopup') !== null)
      if (Number.parseFloat(getComputedStyle(element).fontSize) < 12) add('small-text', element, 'in a field')
    }
  }
  for (const body of document.querySelectorAll('tbody')) {
    const boxes = [...body.rows].map((row) => ({ row, box: row.getBoundingClientRect() }))
    boxes.sort((a, b) => a.box.top - b.box.top)
    for (const [at, { row, box }] of boxes.entries()) {
      const before = boxes[at - 1]
      const over = before ? before.box.bottom - box.top : 0
      if (over > SIDE) add('overlaps', row, `${Math.round(over)} px of the row above`)
    }
  }
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) checkText(node as Text)
  if (document.documentElement.scrollWidth > innerWidth + SIDE) {
    add('outside', document.documentElement, `the page is ${document.documentElement.scrollWidth} px wide`)
  }
  // What spills makes every box around it spill too: the innermost is named.
  for (const { element, detail } of spilled) {
    if (spilled.some((other) => other.element !== element && element.contains(other.element))) continue
    faults.push({ fault: 'overflows', where: name(element), detail })
  }
  return faults
}
