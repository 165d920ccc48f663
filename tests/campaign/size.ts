/** How much of a campaign to run: `npm test` runs the sample, `npm run campaign` sets CAMPAIGN=full. */
export function campaignSize(sample: number, full: number): number {
  return process.env.CAMPAIGN === 'full' ? full : sample;
}

/** Where the seeds begin; CAMPAIGN_SEED repeats a failure. */
export const FIRST_SEED = Number(process.env.CAMPAIGN_SEED ?? 1);
