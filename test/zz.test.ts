import { it, vi } from 'vitest'
import { demoTokens } from '../trust-server/sign-in.ts'
import { startTrustServer } from '../trust-server/start-trust-server.ts'
import { listenForHints } from '#electron/keeper/sync/listen-for-hints.ts'
vi.setConfig({ testTimeout: 120_000 })
it('x', async () => {
  const t = Date.now(); const say = (w: string) => process.stderr.write(`${Date.now() - t} ${w}\n`)
  const s = await startTrustServer({ tokens: demoTokens }); say('started')
  await s.close(); say('closed plain')
  const s2 = await startTrustServer({ tokens: demoTokens })
  const stop = listenForHints(fetch)(`${s2.url}/$hints`, { authorization: 'Bearer demo-chair' }, { opened: () => say('opened'), hinted: () => say('hint'), ended: () => say('ended') })
  await fetch(`${s2.url}/metadata`).then((r) => r.text())
  await new Promise((r) => setTimeout(r, 500))
  say('closing'); await s2.close(); say('closed with stream'); stop()
})
