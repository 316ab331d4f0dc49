import type { Bridge, Slides } from './bridge.ts'

declare global {
  interface Window {
    /** What the preload exposes; absent outside the app's own window. */
    readonly consilium: Bridge
    /** Only in the projector's window, which has nothing else. */
    readonly slides: Slides
  }
}
