import { PAPER_ORIGIN } from './content-policy.ts'

/** Chromium's own PDF viewer: an extension inside the browser that the frame of a paper turns into. */
const PDF_VIEWER = 'chrome-extension://mhjfbmdgcfjbbpaeojofohoefgiehjai/'

/** Addresses a frame inside our page may hold. */
export function mayFrame(address: string): boolean {
  return address === 'about:blank' || address.startsWith(`${PAPER_ORIGIN}/`) || address.startsWith(PDF_VIEWER)
}

/** Addresses anything in a window may ask for. None of them is the network, but for the bundler while developing. */
export function mayLoad(address: string, devServer: string | null): boolean {
  if (/^(app|blob|data|devtools|chrome):/.test(address) || address.startsWith(PDF_VIEWER)) return true
  if (devServer === null || !URL.canParse(address)) return false
  const { protocol, hostname, origin } = new URL(address)
  return origin === new URL(devServer).origin || (/^wss?:$/.test(protocol) && hostname === new URL(devServer).hostname)
}
