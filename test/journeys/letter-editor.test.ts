import { mkdirSync } from 'node:fs'
import { expect, type Locator, type Page } from '@playwright/test'
import * as clinic from '../builders/in-the-clinic.ts'
import { expectAccessible, explore, test } from '../builders/open-app.ts'
import { pastedPages } from '../screens/prose/pasted-pages.ts'

test('a letter written by keyboard: bold, lists, undo and a page pasted from Word stay as written, also after the power fails, until they are signed', async ({ desk }) => {
  mkdirSync(desk.saveTo)
  const laptop = await desk.open()
  const { page } = laptop
  await explore(page)
  await openLetter(page)
  const why = page.getByRole('textbox', { name: 'Why we are asking' })

  await test.step('typed, with bold, lists and a line break; no letter or figure of it is a key', async () => {
    // From the heading that the letter opens with.
    await page.keyboard.press('Tab')
    await expect(why).toBeFocused()
    await page.keyboard.press('Control+a')
    await page.keyboard.type('Łukasz is ')
    await page.keyboard.press('Control+b')
    await expect(toolOf(page, 'Bold')).toHaveAttribute('aria-pressed', 'true')
    await page.keyboard.type('not for transfer')
    await page.keyboard.press('Control+b')
    await page.keyboard.type(', nspow1.')
    await page.keyboard.press('Shift+Enter')
    await page.keyboard.type('He is three.')
    await page.keyboard.press('Enter')
    await page.keyboard.type('- liver')
    await page.keyboard.press('Enter')
    await page.keyboard.type('gut')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Enter')
    await page.keyboard.type('1. first')
    await page.keyboard.press('Enter')
    await page.keyboard.type('then')
    await expectWritten(why, '<p>Łukasz is <strong>not for transfer</strong>, nspow1.<br>He is three.</p><ul><li>liver</li><li>gut</li></ul><ol><li>first</li><li>then</li></ol>')
    await expect(page.getByRole('heading', { name: 'Why we are asking' })).toBeVisible()
    await expectAccessible(page, 'Letter, being written')
  })

  await test.step('a word longer than the column is broken, and nothing scrolls sideways', async () => {
    await page.waitForTimeout(600)
    await page.keyboard.type('x'.repeat(90))
    await expect(page.locator('.letter-difference')).toContainText('x'.repeat(90))
    expect(await page.locator('.letter-scroll').evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0)
    await page.keyboard.press('Control+z')
    await expect(why).not.toContainText('xx')
    await expect(page.getByText('own words, not the minute’s').or(page.getByText('Unfinished, not in the record'))).toBeVisible()
  })

  await test.step('undone and done again; the other box knows nothing of it', async () => {
    await page.waitForTimeout(600)
    await page.keyboard.type(' oops')
    await expect(why).toContainText('then oops')
    await page.keyboard.press('Control+z')
    await expect(why).not.toContainText('oops')
    await page.keyboard.press('Control+y')
    await expect(why).toContainText('then oops')
    await page.keyboard.press('Control+z')
    await page.keyboard.press('Control+Shift+7')
    await expect(why.locator('ol li')).toHaveCount(1)
    await page.keyboard.press('Control+Shift+7')
    await expect(why.locator('ol li')).toHaveCount(2)
    await page.keyboard.press('Backspace')
    await page.keyboard.type('n')
    const ask = page.getByRole('textbox', { name: 'What we ask you to do' })
    await enter(ask)
    const asked = await ask.innerText()
    await page.keyboard.press('Control+z')
    expect(await ask.innerText()).toBe(asked)
    await enter(why)
  })

  await test.step('Tab goes to the toolbar, arrows move in it, and Tab leaves: only then it is in the record', async () => {
    await page.keyboard.press('Control+End')
    await page.keyboard.type('!')
    await page.keyboard.press('Tab')
    await expect(toolOf(page, 'Bold')).toBeFocused()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    await expect(toolOf(page, 'Bullets')).toBeFocused()
    await expect(toolOf(page, 'Numbers')).toHaveAttribute('aria-pressed', 'true')
    await expect(page.getByText('Unfinished, not in the record')).toBeVisible()
    await expectAccessible(page, 'Letter, in the toolbar')
    await page.keyboard.press('End')
    await page.keyboard.press('Enter')
    await expect(why).not.toContainText('!')
    await page.keyboard.press('ArrowRight')
    await expect(toolOf(page, 'Bold')).toBeFocused()
    await expect(allKeys(page)).toHaveText('?all keys')
    await page.keyboard.press('Shift+Tab')
    await expect(allKeys(page)).toHaveText('F1all keys')
    await page.keyboard.type('?')
    await page.keyboard.press('Tab')
    await expect(page.getByText('Unfinished, not in the record')).toBeVisible()
    await page.keyboard.press('Tab')
    await expect(page.getByText('Unfinished, not in the record')).toBeHidden()
    await expectWritten(why, '<p>Łukasz is <strong>not for transfer</strong>, nspow1.<br>He is three.</p><ul><li>liver</li><li>gut</li></ul><ol><li>first</li><li>then?</li></ol>')
  })

  await test.step('the page follows what is typed, but not while its reader has scrolled it to read elsewhere', async () => {
    const ask = page.getByRole('textbox', { name: 'What we ask you to do' })
    const pages = page.locator('.paper-drawn')
    const top = (): Promise<number> => pages.evaluate(({ scrollTop }) => scrollTop)
    await enter(ask)
    await page.keyboard.press('Control+End')
    const started = await top()
    await page.keyboard.type(' Soon.')
    await expect.poll(top).toBeGreaterThan(started + 100)
    await pages.hover()
    await page.mouse.wheel(0, -5000)
    await expect.poll(top).toBe(0)
    await page.keyboard.type(' Very.')
    await letSettle(page)
    expect(await top()).toBe(0)
    await page.mouse.move(100, 300)
    await page.keyboard.type('!')
    await expect.poll(top).toBeGreaterThan(started + 100)
    await enter(ask)
    await page.getByRole('button', { name: 'Back to the minute’s words' }).last().press('Enter')
  })

  await test.step('left and opened again it is as it was', async () => {
    await enter(why)
    await page.keyboard.press('Escape')
    await expect(why).not.toBeFocused()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('tablist', { name: 'Parts of the case' })).toBeVisible()
    await clinic.openLetter(page)
    await expect(why.locator('strong')).toHaveText('not for transfer')
    await expect(page.getByRole('button', { name: 'Back to the minute’s words' })).toBeVisible()
  })

  await test.step('what Word has on the clipboard comes in as words, and a phrase where the caret stood', async () => {
    await putOnClipboard(page, '<p class=MsoNormal style="color:red">Now <b>worse</b><o:p></o:p></p><p class=MsoNormal>and tired</p>', 'Now worse and tired')
    const ask = page.getByRole('textbox', { name: 'What we ask you to do' })
    await enter(ask)
    await page.keyboard.press('Control+a')
    await page.keyboard.press('Control+v')
    await expectWritten(ask, '<p>Now <strong>worse</strong></p><p>and tired</p>')
    await letSettle(page)
    await page.keyboard.press('Control+Home')
    await page.keyboard.press('End')
    await expect(toolOf(page, 'Bold', 'What we ask you to do')).toHaveAttribute('aria-pressed', 'true')
    await page.getByText(/^Phrases of the trust/).press('Enter')
    await page.getByRole('button', { name: /^Copy into the letter.*willing to speak/ }).press('Enter')
    await expectWritten(ask, '<p>Now <strong>worse</strong> The family would welcome a conversation with you. Please tell us whether you would be willing to speak with them.</p><p>and tired</p>')
    await expect(ask).toBeFocused()
    await expect(page.getByRole('status').filter({ hasText: 'The phrase is in the box, and you are after it.' })).toHaveCount(1)
    await page.keyboard.type(' Or to write.')
    await expectWritten(ask, '<p>Now <strong>worse</strong> The family would welcome a conversation with you. Please tell us whether you would be willing to speak with them. Or to write.</p><p>and tired</p>')
    await expect(page.getByText('Unfinished, not in the record')).toBeVisible()
    await page.waitForTimeout(1000)
  })

  await laptop.kill()
  const again = await desk.open()
  await test.step('the power fails: what was unfinished is still there, bold and all', async () => {
    await again.page.getByRole('button', { name: 'Open', exact: true }).click()
    await openLetter(again.page)
    const ask = again.page.getByRole('textbox', { name: 'What we ask you to do' })
    await expect(ask.locator('strong')).toHaveText('worse')
    await expect(again.page.getByText('Unfinished, not in the record')).toBeVisible()
    await expect(again.page.getByRole('region', { name: 'Your report' })).toContainText('Care remains with')
    await enter(ask)
    await again.page.keyboard.press('Control+Home')
    await again.page.keyboard.type('Please advise. ')
  })

  await test.step('emptied, or with marks alone, a box stops the signing by its name, and Go leads to it', async () => {
    const ask = again.page.getByRole('textbox', { name: 'What we ask you to do' })
    const words = await written(ask)
    for (const marks of ['', '…']) {
      await enter(ask)
      await again.page.keyboard.press('Control+a')
      await again.page.keyboard.press('Delete')
      if (marks !== '') await again.page.keyboard.type(marks)
      const stop = again.page.locator('.blockers li', { hasText: '“What we ask you to do” has no words.' })
      await expect(stop).toBeVisible()
      await expect(again.page.getByRole('heading', { name: '1 thing stops you signing' })).toBeVisible()
      await again.page.keyboard.press('Control+Enter')
      await expect(again.page.getByRole('textbox', { name: 'Your PIN' })).toHaveCount(0)
      await expect(stop.getByRole('button', { name: /^Go.*“What we ask you to do” has no words\./ })).toBeFocused()
      await expect(again.page.getByRole('status').filter({ hasText: '1 thing stops you signing' })).toHaveCount(1)
      await stop.getByRole('button', { name: /^Go/ }).press('Enter')
      await expect(ask).toBeFocused()
      await letSettle(again.page)
    }
    await again.page.keyboard.press('Control+a')
    await paste(ask, words, '')
    await expectWritten(ask, words)
    await expect(again.page.getByRole('heading', { name: 'Nothing stops you signing' })).toBeVisible()
  })

  await test.step('[L44] the PIN alone signs nothing: the pages go by first, and pages that changed go by again', async () => {
    const { page } = again
    const sign = page.getByRole('button', { name: 'Sign', exact: true })
    const notSigned = async (): Promise<void> => {
      await expect(page.getByText(/^Page \d of \d (has not been looked at|not looked at to its end): Page Down$/)).toBeVisible()
      await expect(sign).toHaveAttribute('aria-disabled', 'true')
    }
    await page.keyboard.press('Control+Enter')
    await page.getByRole('textbox', { name: 'Your PIN' }).fill('123456')
    await notSigned()
    await page.keyboard.press('Control+Enter')
    await expect(page.getByText(/^The pages: now at page \d of \d/)).toBeVisible()
    await expect(page.getByRole('heading', { name: /^Signed by/ })).toHaveCount(0)
    await expect(async () => {
      await page.keyboard.press('PageDown')
      await expect(sign).toHaveAttribute('aria-disabled', 'false', { timeout: clinic.STANDS_MS })
    }).toPass({ intervals: [0], timeout: 20_000 })
    await page.keyboard.press('Escape')
    const ask = page.getByRole('textbox', { name: 'What we ask you to do' })
    await enter(ask)
    await page.keyboard.press('Control+End')
    await page.keyboard.type(' Thank you.')
    await page.keyboard.press('Control+Enter')
    await page.getByRole('textbox', { name: 'Your PIN' }).fill('123456')
    await notSigned()
    await page.keyboard.press('Escape')
  })

  await test.step('signed as it stands in the box, by Ctrl Enter from inside it', async () => {
    const words = await clinic.signLetter(desk, again.page, 'C-0112')
    expect(words).toContain('Łukasz is not for transfer, nspow1. He is three.')
    expect(words).toMatch(/• ?liver • ?gut 1\) ?first 2\) ?then\?/)
    expect(words).toContain('Please advise. Now worse The family would welcome')
  })
})

test('[E31] whatever is pasted, only words come in, in bold, italic, paragraphs and lists; nothing runs', async ({ desk }) => {
  const { page } = await desk.open()
  await explore(page)
  await openLetter(page)
  const box = page.getByRole('textbox', { name: 'Why we are asking' })
  const title = await page.title()
  for (const { name, html, gives } of pastedPages) {
    await test.step(name, async () => {
      await box.fill('')
      // An empty item of the list before may be left.
      await box.press('Backspace')
      await paste(box, html, 'not this')
      await expectWritten(box, gives, name)
    })
  }
  await test.step('plain text is a paragraph a line, as typed', async () => {
    await box.fill('')
    await paste(box, '', 'Dear\u00a0all\r\n\r\n- one\n1. two\u200b\n\tthree')
    await expectWritten(box, '<p>Dear all</p><p>- one</p><p>1. two</p><p>three</p>')
  })
  await test.step('a picture alone takes nothing’s place', async () => {
    await box.fill('Stays')
    await box.press('Control+a')
    await paste(box, '<img src="data:image/png;base64,AAAA">', '')
    await expectWritten(box, '<p>Stays</p>')
  })
  await test.step('words in the middle of a line stay in it; what is copied out is plain text and simple HTML', async () => {
    await box.fill('a c')
    await box.press('ArrowLeft')
    await paste(box, '<p><i>b</i> </p>', '')
    await expectWritten(box, '<p>a <em>b</em>c</p>')
    await paste(box, '<ul><li>x</li><li>y</li></ul>', '')
    await box.press('Control+a')
    const copied = await box.evaluate((element) => {
      const event = new ClipboardEvent('copy', { clipboardData: new DataTransfer(), bubbles: true, cancelable: true })
      element.dispatchEvent(event)
      return { text: event.clipboardData?.getData('text/plain') ?? '', html: event.clipboardData?.getData('text/html') ?? '' }
    })
    expect(copied.text.split('\n').join('|')).toContain('|')
    expect(copied.html.replace(/ (?:dir|data-pm-slice)=("|')(?:(?!\1).)*\1/g, '')).toMatch(/^(?:<\/?(?:p|em|ul|li)>|[abcxy ])+$/)
    const before = await written(box)
    await paste(box, copied.html, copied.text)
    await expectWritten(box, before)
  })
  expect(await page.title()).toBe(title)
  await test.step('the minute’s words are put back as if they were typed: one undo brings back what stood there', async () => {
    await box.fill('')
    await box.pressSequentially('The minute’s words are better')
    await page.getByRole('textbox', { name: 'What we ask you to do' }).focus()
    await page.getByRole('region', { name: 'Why we are asking' }).getByRole('button', { name: 'Back to the minute’s words' }).click()
    await expect(box).toContainText('Our Complex cases MDT met on 1 October 2026')
    await page.keyboard.press('Control+z')
    await expect(box).toHaveText('The minute’s words are better')
    await page.getByRole('region', { name: 'Why we are asking' }).getByRole('button', { name: 'Back to the minute’s words' }).click()
    await expect(box).toContainText('Our Complex cases MDT met on 1 October 2026')
    await page.keyboard.press('Control+Home')
    await page.keyboard.press('Control+b')
    await page.keyboard.type('So: ')
    await expect(box.locator('strong')).toContainText('So:')
    await page.keyboard.press('Control+z')
    await expect(box.locator('strong')).toHaveCount(0)
  })
  await test.step('bold alone is a difference from the minute', async () => {
    await page.keyboard.press('Control+a')
    await page.keyboard.press('Control+b')
    await expect(page.getByText('The same words. Bold, italic or lists differ.')).toBeVisible()
  })
  await test.step('while it is being signed nobody writes in it', async () => {
    await page.keyboard.press('Control+Enter')
    await expect(page.getByRole('textbox', { name: 'Your PIN' })).toBeFocused()
    await expect(page.getByText(/6 digits, then Ctrl Enter goes on through the pages, and signs at their end/)).toBeVisible()
    await expect(box).toHaveAttribute('aria-readonly', 'true')
    await expect(box).toHaveAttribute('contenteditable', 'false')
    await expect(page.getByRole('toolbar')).toHaveCount(0)
    await expectAccessible(page, 'Letter, signing what was written')
    await page.keyboard.press('Escape')
    await expect(box).toHaveAttribute('contenteditable', 'true')
  })
})

async function openLetter(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Letters/ }).click()
  await page.locator('.work-row', { hasText: 'Wiśniewski' }).click()
  await expect(page.getByRole('heading', { name: 'Nothing stops you signing' })).toBeVisible()
}

function toolOf(page: Page, name: string, box = 'Why we are asking'): Locator {
  return page.getByRole('toolbar', { name: `Style of “${box}”` }).getByRole('button', { name, exact: true })
}

async function enter(box: Locator): Promise<void> {
  await box.focus()
  await letSettle(box.page())
}

/** A person’s next key comes later than the 50 milliseconds in which the editor may put its caret back where it was. */
async function letSettle(page: Page): Promise<void> {
  await page.waitForTimeout(100)
}

/** By a copy of the window’s own: each Electron has its own way to the clipboard. */
async function putOnClipboard(page: Page, html: string, text: string): Promise<void> {
  await page.evaluate(
    ([html, text]) => {
      const give = (event: ClipboardEvent): void => {
        event.clipboardData?.setData('text/html', html)
        event.clipboardData?.setData('text/plain', text)
        event.preventDefault()
        event.stopPropagation()
      }
      window.addEventListener('copy', give, { capture: true, once: true })
    },
    [html, text] as const,
  )
  await page.keyboard.press('Control+c')
}

/** Names the key that shows all others. */
function allKeys(page: Page): Locator {
  return page.locator('.bar-keys').getByRole('button', { name: 'all keys' })
}

/** As another program’s words reach the box. */
async function paste(box: Locator, html: string, text: string): Promise<void> {
  await box.evaluate(
    (element, [html, text]) => {
      const data = new DataTransfer()
      if (html !== '') data.setData('text/html', html)
      if (text !== '') data.setData('text/plain', text)
      element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
    },
    [html, text] as const,
  )
}

/** What stands in a box, in its plainest HTML. */
async function written(box: Locator): Promise<string> {
  const html = await box.evaluate((element) => element.innerHTML)
  return html.replace(/<br class="ProseMirror-trailingBreak">|<img class="ProseMirror-separator"[^>]*>| dir="rtl"/g, '').replace(/<li><p>/g, '<li>').replace(/<\/p><\/li>/g, '</li>')
}

async function expectWritten(box: Locator, html: string, what = 'the box'): Promise<void> {
  await expect.poll(() => written(box), what).toBe(html)
}
