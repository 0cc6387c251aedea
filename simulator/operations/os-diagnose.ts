import { type Operation, takes } from '../jobs/operation'

export const osDiagnose: Operation = function* ({ cluster }) {
  yield takes(0.6)
  return cluster.oses.map((os) => [os.name, os.variants])
}
