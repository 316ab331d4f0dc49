import { useApp } from '#state/app-store.ts'

/** What stands beside a PIN box that signs: Enter alone fixes nothing for good. In the made-up clinic nobody chose a PIN, so it is given. */
export function usePinHint(): string {
  const demo = useApp((state) => state.session?.demo === true)
  return demo ? '6 digits, then Ctrl Enter signs. In the made-up clinic it is 123456' : '6 digits, then Ctrl Enter signs'
}
