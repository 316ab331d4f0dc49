import { shell } from 'electron'
import { mayOpenOutside } from './may-open-outside.ts'

/** Shows a trust's sign-in page in the person's own browser; any other address is passed over, and nobody is told of it. */
export function openOutside(address: string): void {
  if (mayOpenOutside(address)) void shell.openExternal(address).catch(() => undefined)
}
