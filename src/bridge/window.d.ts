import type { Bridge } from './bridge.ts'

declare global {
  interface Window {
    /** What the preload exposes; absent outside the app's own window. */
    readonly consilium: Bridge
  }
}
