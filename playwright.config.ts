import { defineConfig, devices } from '@playwright/test'

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export default defineConfig({
  projects: [
    { name: 'e2e', testDir: 'tests/e2e' },
    { name: 'console', testDir: 'tests/ganeti/console' },
    { name: 'story', testDir: 'tests/ganeti/story' },
  ],
  outputDir: 'test-results/e2e',
  workers: 2,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  retries: 0,
  forbidOnly: true,
  reporter: [['line'], ...(process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ? [['json'] as const] : [])],
  use: {
    ...devices['Desktop Chrome'],
    launchOptions: { executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium', args: FLAGS },
    locale: 'en',
    viewport: { width: 1440, height: 900 },
    timezoneId: 'Europe/Athens',
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
  },
})
