import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest'
import { editCluster } from '@/lib/clusters/save-cluster'
import { db } from '@/lib/db/client'
import el from '@/locales/el.json'
import en from '@/locales/en.json'
import { tried } from '@/tests/faults/tried'
import { testDatabase } from '@/tests/support/database'
import { refusal, system, until } from '@/tests/support/fixtures'
import { SETTLED_S, type Stage, setStage } from './stage'

const DAEMON = ['/usr/lib/ganeti/daemon-util'] as const
const START = [...DAEMON, 'start'] as const
/** Half a minute passes until RAPI gives up on it: broken by `npm run torture` only. */
const SLOW = 'ganeti-luxid'
const FULL = process.env.TORTURE_KILLS !== undefined
const MASTER = ['luxid', 'rapi', 'wconfd', 'confd', 'noded'].map((daemon) => `ganeti-${daemon}`)
/** So much of the minute after which an act without a job is given up has passed already. */
const AGED_MS = 50_000
const MADE = { act: 'success', job: 'success', application: 'created' }

if (inject('ganeti')) {
  testDatabase()
  let stage: Stage
  beforeAll(async () => {
    stage = await setStage()
  })
  afterEach(async () => {
    await stage.ganeti.release()
    await daemons('start', MASTER, stage.master())
    await until(nodesAnswer, SETTLED_S)
    await isToldAs('answers')
  })
  afterAll(() => stage?.clear())

  /** As ganeti-watcher: a node daemon that starts while a job's child of the killed one still has its port ends at once. */
  const nodesAnswer = async () => {
    for (const node of stage.nodes) await daemons('start', ['ganeti-noded'], node)
    const free = await stage.gnt('gnt-node', 'list', '--no-headers', '-o', 'mfree', '--units=m')
    return free
      .trim()
      .split(/\s+/)
      .every((mib) => /^\d+$/.test(mib))
  }

  const daemons = async (verb: 'stop' | 'start', names: readonly string[], node = 'node1') => {
    // Each takes two seconds to stop; what starts needs what started before it.
    if (verb === 'stop') await Promise.all(names.map((name) => stage.ganeti.on(node, ...DAEMON, verb, name)))
    else for (const name of names.toReversed()) await stage.ganeti.on(node, ...DAEMON, 'check-and-start', name)
  }
  const lastAct = (applicationId: number) =>
    db.act.findFirstOrThrow({ where: { applicationId }, orderBy: { createdAt: 'desc' } })
  const statusOf = async (id: number) => (await db.application.findUniqueOrThrow({ where: { id } })).status

  /** Until the newest act of the application has ended; with Ganeti's word on its job. */
  async function ends(id: number) {
    await until(async () => (await lastAct(id)).endedAt !== null, SETTLED_S)
    const act = await lastAct(id)
    const job = await stage.jobStatus(act.jobId)
    return { act: act.state, job, application: await statusOf(id) }
  }

  /** That it is named so, and in words that both languages have. */
  async function isToldAs(...named: (keyof typeof en.health)[]) {
    await expect.poll(stage.health, { timeout: SETTLED_S * 1000 }).toMatch(new RegExp(`^(${named.join('|')})$`))
    for (const { health: words } of [en, el]) for (const health of named) expect(words[health]).toMatch(/\p{L}/u)
  }

  /** How often Ganeti and the mirror have it, and how often each mail of the application arrived. */
  async function onceEach(id: number, hostname: string) {
    const names = await stage.gnt('gnt-instance', 'list', '--no-headers', '-o', 'name')
    expect(names.split('\n').filter((name) => name === hostname)).toHaveLength(1)
    await until(async () => (await db.instance.count({ where: { name: hostname } })) === 1, SETTLED_S)
    await until(async () => (await db.mail.count({ where: { sentAt: null } })) === 0, SETTLED_S)
    const subjects = (await db.mail.findMany({ where: { key: { startsWith: `application:${id}:` } } })).map(
      ({ subject, to }) => `${to} ${subject}`,
    )
    const arrived = stage.mail.messages.map(({ subject, recipients }) => `${recipients} ${subject}`)
    expect(arrived.filter((one) => subjects.includes(one)).sort()).toEqual(subjects.sort())
  }

  const runs = (id: number | null) =>
    expect.poll(() => stage.jobStatus(id), { timeout: SETTLED_S * 1000, interval: 200 }).toBe('running')

  /** An instance whose job is held in its middle; the application and the number of the job. */
  async function inTheMiddle(hostname: string) {
    const id = await stage.apply(hostname)
    await stage.ganeti.hold()
    expect(await stage.approve(id)).toMatchObject({ state: 'submitted' })
    const { jobId } = await lastAct(id)
    await runs(jobId)
    await stage.ganeti.primary()
    return { id, jobId: jobId ?? 0 }
  }

  /** The portal is about to ask for it; `comes` is its job, whose number the portal is never told. */
  async function unanswered(hostname: string) {
    const id = await stage.apply(hostname)
    const { act } = await stage.intend(id, AGED_MS)
    const comes = async () => Number(/\d+/.exec(await stage.create(hostname, act))?.[0])
    return { id, comes }
  }

  /** Asked for while nobody can answer: it is told that it was not started, and can be asked for again. */
  async function again(id: number, hostname: string) {
    await until(async () => ['pending', 'failed'].includes(await statusOf(id)), SETTLED_S)
    const acts = await db.act.findMany({ where: { applicationId: id } })
    for (const act of acts) expect(act).toMatchObject({ state: 'not_started', jobId: null })
    expect(await stage.approve(id)).toMatchObject({ state: 'submitted' })
    expect(await ends(id)).toEqual(MADE)
    await onceEach(id, hostname)
  }

  type Outage = [what: string, names: readonly string[], job: 'ends' | 'waits', health: (keyof typeof en.health)[]]
  const OUTAGES: Outage[] = [
    ['ganeti-rapi', ['ganeti-rapi'], 'ends', ['refused']],
    ['ganeti-luxid', ['ganeti-luxid'], 'ends', ['no_answer', 'unavailable']],
    ['every daemon of the master', MASTER, 'waits', ['refused']],
  ]

  describe('stopped in the middle of a creation, which goes on, while another is asked for:', () => {
    test.each(FULL ? OUTAGES : OUTAGES.filter(([, names]) => !names.includes(SLOW) || names === MASTER))(
      '%s; each instance is made once, and its application knows',
      async (what, names, job, health) => {
        const word = what.replace(/\W+/g, '-')
        const [hostname, later] = [`held-${word}.example.org`, `asked-${word}.example.org`]
        const [held, asked] = [await inTheMiddle(hostname), await stage.apply(later)]
        await daemons('stop', names)
        const asking = stage.approve(asked, { aged: AGED_MS }).catch(outage)
        await isToldAs(...health)
        await stage.ganeti.release()
        if (job === 'ends') await stage.jobEnded(held.jobId)
        expect(['refused', 'unknown']).toContain((await asking).state)
        expect(await statusOf(held.id)).toBe('submitted')
        await daemons('start', names)
        expect(await ends(held.id)).toEqual(MADE)
        await isToldAs('answers')
        await onceEach(held.id, hostname)
        await again(asked, later)
      },
    )
  })

  test('the node daemon of its primary node killed in the middle of a creation: it fails in Ganeti’s words', async ({
    task,
  }) => {
    const { id } = await inTheMiddle('killed.example.org')
    const primary = await stage.ganeti.primary()
    await stage.ganeti.kill(primary, 'ganeti-noded')
    await stage.ganeti.release()
    expect(await ends(id)).toEqual({ act: 'error', job: 'error', application: 'failed' })
    expect((await lastAct(id)).errorText).toMatch(/connect/)
    expect(await stage.health()).toBe('answers')
    tried(task, 1)
  })

  describe('while RAPI is stopped', () => {
    test('jobs end and are archived, of one the answer was lost, too: each is found by its number or its reason', async ({
      task,
    }) => {
      const known = await inTheMiddle('archived.example.org')
      const lost = await unanswered('unanswered.example.org')
      await daemons('stop', ['ganeti-rapi'])
      const itsJob = await lost.comes()
      await stage.ganeti.release()
      await Promise.all([stage.jobEnded(known.jobId), stage.jobEnded(itsJob)])
      await stage.gnt('gnt-job', 'archive', String(known.jobId), String(itsJob))
      await daemons('start', ['ganeti-rapi'])
      for (const { id } of [known, lost]) expect(await ends(id)).toEqual(MADE)
      expect((await lastAct(lost.id)).jobId).toBe(itsJob)
      tried(task, 2)
    })
  })

  test('another node becomes the master in the middle of a creation: the job’s end is seen there, and it goes on', async ({
    task,
  }) => {
    const { id, jobId } = await inTheMiddle('master.example.org')
    await stage.ganeti.on('node2', 'gnt-cluster', 'master-failover', '--yes-do-it')
    await stage.ganeti.release()
    stage.masterIs('node2')
    expect(await ends(id)).toEqual({ act: 'error', job: 'error', application: 'failed' })
    await isToldAs('answers')
    expect(await stage.approve(id)).toMatchObject({ state: 'submitted' })
    expect(await ends(id)).toEqual(MADE)
    expect((await lastAct(id)).jobId).toBeGreaterThan(jobId)
    await onceEach(id, 'master.example.org')
    tried(task, 1)
  })

  test('its address changes in the middle of creations: they are found at the new one, by number and by reason', async ({
    task,
  }) => {
    const known = await inTheMiddle('moved.example.org')
    const lost = await unanswered('moved-unanswered.example.org')
    await daemons('stop', ['ganeti-rapi'], 'node2')
    const itsJob = await lost.comes()
    await isToldAs('refused')
    await stage.ganeti.on('node2', ...START, 'ganeti-rapi', '-b', stage.place('node2').hostname)
    await editCluster(system(), stage.clusterId, stage.place('node2'))
    await stage.ganeti.release()
    for (const { id } of [known, lost]) expect(await ends(id)).toEqual(MADE)
    expect((await lastAct(known.id)).jobId).toBe(known.jobId)
    expect((await lastAct(lost.id)).jobId).toBe(itsJob)
    tried(task, 2)
  })
}

/** What a reviewer is told who approves while the cluster does not answer. */
async function outage(error: unknown) {
  expect(await refusal(Promise.reject(error))).toMatchObject({ code: 'cluster_unavailable' })
  return { state: 'refused' }
}
