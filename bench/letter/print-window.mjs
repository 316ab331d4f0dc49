import { app, BrowserWindow } from 'electron'

/** Prints one web page again and again, and says what one took of the processor, all processes counted. The count is too coarse for one alone. */
const ROUNDS = 30
const WARM_UP = 5

// The app is ready only once its main module has been read whole.
void app.whenReady().then(printAgainAndAgain)

async function printAgainAndAgain() {
  const window = new BrowserWindow({ show: false, frame: app.commandLine.getSwitchValue('ozone-platform') !== 'headless' })
  await window.loadFile(process.env.BENCH_PAGE ?? '')
  const spent = () => app.getAppMetrics().reduce((sum, { cpu }) => sum + (cpu.cumulativeCPUUsage ?? 0), 0) * 1000
  const print = async (times) => {
    for (let done = 0; done < times; done += 1) await window.webContents.printToPDF({ generateTaggedPDF: true, pageSize: 'A4' })
  }
  await print(WARM_UP)
  const before = spent()
  await print(ROUNDS)
  console.log(`milliseconds ${(spent() - before) / ROUNDS}`)
  app.exit(0)
}
