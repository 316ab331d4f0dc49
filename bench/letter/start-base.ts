import { flowOf } from './flow.ts'
import { fontkit2, withPdfLib } from './pdf-lib.ts'
import { setSoOften } from './set-so-often.ts'

/** A process of its own: what we are measured against, from nothing to so many letters. */
const render = withPdfLib(fontkit2)
await setSoOften((letter) => render(flowOf(letter)))
