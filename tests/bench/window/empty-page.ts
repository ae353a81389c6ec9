/** The page that the start of Milepost's window is measured beside. */
import { createElement } from 'react'
import { createRoot } from 'react-dom/client'

const root = document.getElementById('root')
if (root) createRoot(root).render(createElement('p', null, 'empty'))
