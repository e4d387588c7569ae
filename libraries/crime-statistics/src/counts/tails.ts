import { requireCount } from '../checks.ts'
import { incompleteBeta } from '../special/beta.ts'
import { incompleteGamma, logGamma } from '../special/gamma.ts'
import { adjustFalseDiscovery } from '../space/false-discovery.ts'

/**
 * Probability of `count` or more events where `mean` are expected and each comes on its own (Poisson).
 * @throws RangeError for a count that is none or a mean below 0
 */
export function poissonAtLeast(count: number, mean: number): number {
  requireCount(count, 'count')
  if (!(mean >= 0)) throw new RangeError(`mean must be 0 or more, but it is ${mean}.`)
  return count === 0 ? 1 : incompleteGamma(count, mean).lower
}

/**
 * Probability that `count` or more of `size` have a mark that each has with probability `share`. With a `correlation`
 * above 0 the share differs from group to group (beta-binomial): the variance is 1 + (size − 1) · correlation times
 * the binomial one.
 * @throws RangeError for counts that are none, a share outside 0 to 1 or a correlation outside 0 to below 1
 */
export function sharedAtLeast(count: number, size: number, share: number, correlation = 0): number {
  requireCount(count, 'count')
  requireCount(size, 'size')
  if (!(share >= 0 && share <= 1)) throw new RangeError(`share must lie between 0 and 1, but it is ${share}.`)
  if (!(correlation >= 0 && correlation < 1))
    throw new RangeError(`correlation must be 0 or more and below 1, but it is ${correlation}.`)
  if (count === 0) return 1
  if (count > size || share === 0) return 0
  if (share === 1) return 1
  if (correlation === 0) return incompleteBeta(count, size - count + 1, share).lower
  const [a, b] = [share / correlation - share, (1 - share) / correlation - (1 - share)]
  const whole = logGamma(size + 1) - logBeta(a, b)
  let sum = 0
  for (let k = count; k <= size; k += 1)
    sum += Math.exp(whole - logGamma(k + 1) - logGamma(size - k + 1) + logBeta(k + a, size - k + b))
  return Math.min(1, sum)
}

const logBeta = (a: number, b: number): number => logGamma(a) + logGamma(b) - logGamma(a + b)

/** One group of a comparison: how many of its members have a mark. */
export interface MarkedGroup {
  readonly count: number
  readonly size: number
}

/**
 * How alike members of a group are beyond what one common share explains (intraclass correlation, by moments of
 * Pearson's statistic; Williams 1982). The groups farthest above the common share, `trim` of them, are left out, so
 * that those one looks for do not hide themselves.
 * @returns 0 where the groups differ no more than chance lets them
 */
export function groupCorrelation(groups: readonly MarkedGroup[], trim = 0.1): number {
  const share = shareOf(groups)
  const above = ({ count, size }: MarkedGroup) => (count - size * share) / Math.sqrt(size)
  const sorted = groups.filter(({ size }) => size > 1).toSorted((one, other) => above(one) - above(other))
  const kept = sorted.slice(0, Math.floor(sorted.length * (1 - trim)))
  const common = shareOf(kept)
  const spread = kept.reduce((sum, { size }) => sum + size - 1, 0)
  if (kept.length < 3 || spread === 0 || common <= 0 || common >= 1) return 0
  const pearson = kept.reduce(
    (sum, { count, size }) => sum + (count - size * common) ** 2 / (size * common * (1 - common)),
    0,
  )
  return Math.min(0.95, Math.max(0, (pearson - (kept.length - 1)) / spread))
}

function shareOf(groups: readonly MarkedGroup[]): number {
  const size = groups.reduce((sum, group) => sum + group.size, 0)
  return size === 0 ? 0 : groups.reduce((sum, group) => sum + group.count, 0) / size
}

/**
 * Adjusts many probabilities for having looked at all of them (Benjamini and Hochberg 1995): among those at or below
 * q, at most a share q is expected to be false; where nothing is to be found, anything is found with probability q.
 */
export const falseDiscovery = (probabilities: readonly number[]): number[] => [
  ...adjustFalseDiscovery(Float64Array.from(probabilities)),
]
