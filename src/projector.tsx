import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { SlidePage } from '#screens/projector/slide-page.tsx'

/** The projector's whole page: it shows the slide it is given, and has nobody to ask. */
const root = document.getElementById('root')
if (root === null) throw new Error('Broken promise: projector.html holds the root')
const page = createRoot(root)
window.slides.follow((slide) => flushSync(() => page.render(<SlidePage slide={slide} />)))
