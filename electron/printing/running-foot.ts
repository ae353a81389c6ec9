// The line at the foot of each printed page. Chromium ignores CSS margin boxes; its footer template is HTML, so what
// the page gives is escaped here.

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (each) => ENTITIES[each] ?? each)

/** An empty header: without one Chromium prints date and title. */
export const EMPTY_HEADER = '<span></span>'

/** Chromium fills in `.pageNumber` and `.totalPages`. The template has no styles but its own. */
export function footTemplate(text: string): string {
  const row =
    'display:flex;justify-content:space-between;width:100%;margin:0 14mm;font:7.5pt sans-serif;color:#333'
  const pages = '<span dir="ltr"><span class="pageNumber"></span> / <span class="totalPages"></span></span>'
  return `<div style="${row}"><span dir="auto">${escapeHtml(text)}</span>${pages}</div>`
}
