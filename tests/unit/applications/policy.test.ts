import { expect, test } from 'vitest'
import type { UserActor } from '@/lib/access/actor'
import type { Permission } from '@/lib/access/permissions'
import { canCreateFast, canReview, isApplicant } from '@/lib/applications/policy'

const user = (permission: Permission | null, clusterId: number | null): UserActor => ({
  kind: 'user',
  id: 1,
  username: 'a',
  name: 'A',
  isSuperuser: false,
  groupIds: [],
  rights: permission ? [{ permission, clusterId, via: null }] : [],
})
const application = (clusterId: number | null, wish: number | null = null) => ({
  applicantId: 1,
  clusterId,
  network: wish === null ? null : { clusterId: wish },
})

test('who reviews one cluster reviews what is or wishes to be there, and what wishes for none', () => {
  const local = user('review_applications', 5)
  expect(canReview(local, application(5))).toBe(true)
  expect(canReview(local, application(6))).toBe(false)
  expect(canReview(local, application(null, 5))).toBe(true)
  expect(canReview(local, application(null, 6))).toBe(false)
  expect(canReview(local, application(6, 5))).toBe(false)
  expect(canReview(local, application(null))).toBe(true)
  expect(canReview(user('review_applications', null), application(6))).toBe(true)
  expect(canReview(user('view_applications', null), application(null))).toBe(false)
  expect(canReview(user(null, null), application(null))).toBe(false)
})

test('the applicant is who filed it', () => {
  expect(isApplicant(user(null, null), application(null))).toBe(true)
  expect(isApplicant({ ...user(null, null), id: 2 }, application(null))).toBe(false)
  expect(isApplicant({ kind: 'system', name: 'worker' }, application(null))).toBe(false)
})

test('fast creation takes the right and the cluster', () => {
  expect(canCreateFast(user('fast_create', 5), { id: 5, fastCreate: true })).toBe(true)
  expect(canCreateFast(user('fast_create', 5), { id: 5, fastCreate: false })).toBe(false)
  expect(canCreateFast(user('fast_create', 5), { id: 6, fastCreate: true })).toBe(false)
  expect(canCreateFast(user('review_applications', null), { id: 5, fastCreate: true })).toBe(false)
})
