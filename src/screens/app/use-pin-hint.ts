import { useApp } from '#state/app-store.ts'

/**
 * What stands beside a PIN box that signs: Enter alone fixes nothing for good. In the made-up clinic nobody chose a PIN, so it
 * is given.
 * @param then what Ctrl+Enter does next
 */
export function usePinHint(then = 'signs'): string {
  const demo = useApp((state) => state.session?.demo === true)
  return `6 digits, then Ctrl Enter ${then}${demo ? '. In the made-up clinic it is 123456' : ''}`
}
