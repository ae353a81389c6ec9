import { expect, test } from 'vitest'
import { footTemplate } from '../../../electron/printing/running-foot.ts'

test('what the page gives is text, never markup', () => {
  const foot = footTemplate(`<img src=x onerror="a()"> & 'b'`)
  expect(foot).toContain('&lt;img src=x onerror=&quot;a()&quot;&gt; &amp; &#39;b&#39;')
  expect(foot).not.toContain('<img')
})

test('pages are counted, left to right in every language', () => {
  expect(footTemplate('')).toMatch(/dir="ltr".*class="pageNumber".*class="totalPages"/)
})
