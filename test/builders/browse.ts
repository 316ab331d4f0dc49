/** Answers like a person at a browser: follows the pages of the demonstration's issuer, and says who they are. */
export interface Browser {
  /** Opens an address, chooses the person, and gives the address the issuer sends the browser on to: not opened yet. */
  readonly signIn: (address: string, user: string) => Promise<string>
  /** The last page that was shown. */
  readonly page: () => { readonly status: number; readonly text: string; readonly url: string }
}

const MOST_STEPS = 12

export function openBrowser(): Browser {
  const cookies = new Map<string, string>()
  let page = { status: 0, text: '', url: '' }

  async function open(url: string, form?: URLSearchParams): Promise<string | null> {
    const sent = { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') }
    const reply = await fetch(url, { redirect: 'manual', headers: sent, ...(form === undefined ? {} : { method: 'POST', body: form }) })
    for (const cookie of reply.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
      if (value === '') cookies.delete(name)
      else cookies.set(name, value)
    }
    page = { status: reply.status, text: await reply.text(), url }
    const location = reply.headers.get('location')
    return location === null ? null : new URL(location, url).href
  }

  return {
    page: () => page,
    signIn: async (address, user) => {
      const home = new URL(address).origin
      let next: string | null = address
      for (let step = 0; step < MOST_STEPS && next !== null; step += 1) {
        if (new URL(next).origin !== home) return next
        next = await open(next)
        if (next === null && page.text.includes('value="')) next = await open(page.url, new URLSearchParams({ user }))
      }
      throw new Error(`The browser came to its end at a page of ${page.status}`)
    },
  }
}
