import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import type { Bridge, RequestOf } from '#bridge/bridge.ts'
import { toJson, type JsonObject } from '#domain/basics/json.ts'
import type { Fact, RecordRef } from '#domain/journal/act.ts'
import { stateUnit } from '#domain/journal/state-unit.ts'
import { PROFILE, profileSchema } from '#domain/profile/profile.ts'
import { readRecoveryRequest, writeRecoveryAnswer } from '#electron/keeper/recovery/recovery-files.ts'
import { openRecoveryWrap } from '#electron/keeper/vault/recovery-wrap.ts'
import { makeSealingPair } from '#electron/keeper/vault/seal-to-key.ts'
import made from '../../resources/profiles/made-up-trust.json' with { type: 'json' }
import { corner, expectAccessible, expectFocusKept, setUp, test } from '../builders/open-app.ts'

const PASSPHRASE = 'seven quick brown wrens'
const NEXT = 'a window left ajar'
const HOLDER = 'the IT service desk, 0113 496 0199'

test('[K36] a lost passphrase: a request, the trust’s answer, a new passphrase, by keyboard, and what was not sent is there', async ({ desk }) => {
  mkdirSync(desk.saveTo)
  const trust = makeSealingPair()
  const server = await desk.startServer()
  const { page } = await desk.open()
  await setUp(page, { server: server.url, token: 'demo-chair', passphrase: PASSPHRASE, user: 'abena.osei', name: 'Dr Abena Osei', role: /^Chair/ })
  await expect(corner(page)).toContainText('last compared', { timeout: 30_000 })

  await test.step('without a recovery key it is said', async () => {
    await lock()
    await page.keyboard.press('Alt+p')
    await expect(page.getByText('Your trust has no recovery key for these records')).toBeVisible({ timeout: 20_000 })
    await page.keyboard.press('Escape')
    await signIn(PASSPHRASE)
  })
  await test.step('one comes into force, and something is captured without a network', async () => {
    const profile = profileSchema.parse({ ...made, recovery: { key: trust.publicKey, holder: HOLDER } })
    await append('0199c000-0000-7000-8000-000000000001', { kind: 'team', id: 'complex-cases' }, 'set-up-team', [...stateUnit(PROFILE, toJson(profile) as JsonObject)])
    await expect(corner(page)).toContainText('nothing waiting', { timeout: 20_000 })
    await server.stop()
    await append('0199c000-0000-7000-8000-000000000002', { kind: 'case', id: 'c1' }, 'change-case', [])
    await expect(corner(page)).toContainText('1 waiting to send')
  })
  await test.step('the request is saved', async () => {
    await lock()
    await page.keyboard.press('Alt+p')
    await expect(page.getByRole('heading', { name: 'Passphrase lost?' })).toBeFocused({ timeout: 20_000 })
    await page.keyboard.press('Alt+1')
    await expect(page.getByText(`The request is saved. Send it to ${HOLDER}, and ring them: they must know that it is yours.`)).toBeVisible()
    await expectFocusKept(page, 'the request was saved')
    await expectAccessible(page, 'Passphrase lost')
    const found = page.getByText(`A request was saved on 8 October 2026, `).filter({ hasText: `It was put in ${desk.saveTo}, named Consilium recovery request.json.` })
    await expect(found).toBeVisible()
    await page.keyboard.press('Escape')
    await page.keyboard.press('Alt+p')
    await expect(found, 'come back to').toBeVisible()
  })
  const request = readRecoveryRequest(readFileSync(join(desk.saveTo, 'Consilium recovery request.json'), 'utf8'))
  if (!request.ok) throw new Error('unreadable')
  const vaultKey = openRecoveryWrap(trust, request.value.vault, request.value.wrapped) ?? new Uint8Array()
  await test.step('a wrong answer is refused in words', async () => {
    writeFileSync(desk.openFrom, writeRecoveryAnswer(request.value, new Uint8Array(32)))
    await page.keyboard.press('Alt+2')
    await expect(page.getByText('This answer does not open these records: it was changed on its way')).toBeVisible()
    await expect(page.getByLabel('New passphrase', { exact: true })).toHaveCount(0)
  })
  await test.step('the right one opens them under a new passphrase', async () => {
    writeFileSync(desk.openFrom, writeRecoveryAnswer(request.value, vaultKey))
    await page.keyboard.press('Alt+2')
    await expect(page.getByLabel('New passphrase', { exact: true })).toBeFocused({ timeout: 20_000 })
    await expectAccessible(page, 'Passphrase lost, the answer')
    await page.keyboard.type(NEXT)
    await page.keyboard.press('Tab')
    await page.keyboard.type(NEXT)
    await page.keyboard.press('Enter')
    await expect(page.getByText('Dr Abena Osei, chair')).toBeVisible({ timeout: 30_000 })
    await expect(corner(page)).toContainText('1 waiting to send')
  })
  await lock()
  await signIn(NEXT)

  async function append(id: string, about: RecordRef, verb: string, facts: Fact[]): Promise<void> {
    const intent = JSON.stringify({ id, about, team: 'complex-cases', verb, schema: 1, after: [], facts })
    await page.evaluate(async (text) => {
      const { consilium } = globalThis as unknown as { readonly consilium: Bridge }
      await consilium.ask('appendActs', { intents: [JSON.parse(text) as RequestOf<'appendActs'>['intents'][number]] })
    }, intent)
  }

  async function lock(): Promise<void> {
    await page.keyboard.press('Control+l')
    await expect(page.getByLabel('Passphrase')).toBeFocused({ timeout: 30_000 })
  }

  async function signIn(passphrase: string): Promise<void> {
    await page.getByLabel('Passphrase').fill(passphrase)
    await page.keyboard.press('Enter')
    await expect(page.getByText('Dr Abena Osei, chair')).toBeVisible({ timeout: 30_000 })
  }
})
