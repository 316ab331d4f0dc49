/** Waits for something as long as given, in ms, and no longer; whether it failed or came late is not said. */
export async function within(ms: number, done: Promise<unknown>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<void>((resume) => {
    timer = setTimeout(resume, ms)
  })
  await Promise.race([done.catch(() => undefined), late])
  clearTimeout(timer)
}
