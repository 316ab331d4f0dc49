import type { ElectronApplication } from '@playwright/test'

/** The number of one of the app's own processes, "Consilium keeper" or "Consilium press"; 0 while there is none. */
export function pidOf(app: ElectronApplication, service: string): Promise<number> {
  return app.evaluate(({ app: running }, called) => running.getAppMetrics().find(({ name, serviceName }) => `${name} ${serviceName}`.includes(called))?.pid ?? 0, service)
}

/** Answers the system’s question, which no test can reach, with one of its buttons, and notes what it said. */
export async function answering(app: ElectronApplication, button: number): Promise<void> {
  await app.evaluate(({ dialog }, response) => {
    dialog.showMessageBox = ((_window: unknown, { detail }: { detail: string }) => {
      Object.assign(globalThis, { asked: detail })
      return Promise.resolve({ response, checkboxChecked: false })
    }) as never
  }, button)
}
