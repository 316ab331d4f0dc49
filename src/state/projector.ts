import type { Slide } from '#domain/meeting/slide.ts'
import { useApp } from './app-store.ts'

/** Counts what was asked of the projector: an answer to anything but the last says nothing any more. */
let asked = 0

/** Puts a slide on the projector, and the projector on if it is off. One that is refused takes the one before it off the wall. */
export async function showSlide(slide: Slide): Promise<void> {
  asked += 1
  const mine = asked
  const answer = await window.consilium.ask('showSlide', slide).catch(() => null)
  if (answer === null) return hideProjector()
  const { on } = answer
  if (mine === asked) useApp.setState({ projector: on === 'nowhere' ? null : on })
}

/** Off, at once: its window is closed. */
export async function hideProjector(): Promise<void> {
  asked += 1
  useApp.setState({ projector: null })
  await window.consilium.ask('hideProjector', {})
}
