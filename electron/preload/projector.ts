import '#domain/basics/parse-without-eval.ts'
import { contextBridge, ipcRenderer } from 'electron'
import type { Slides } from '#bridge/bridge.ts'
import { slideSchema, type Slide } from '#domain/meeting/slide.ts'

let last: Slide | null = null
let show: ((slide: Slide) => void) | null = null

/** The one message that comes in. What is not a slide, letter for letter, is not shown. */
ipcRenderer.on('slide', (_, message: unknown) => {
  const slide = slideSchema.safeParse(message)
  if (!slide.success) return
  last = slide.data
  show?.(last)
})

const slides: Slides = {
  follow: (listen) => {
    show = listen
    if (last !== null) show(last)
  },
}

contextBridge.exposeInMainWorld('slides', slides)
