/**
 * What DORA's yearly reports (dora.dev) say of delivery performance. Data by report year: shown as context, never as a
 * grade. 2024's change fail rates are not in order; so the report has them. Its low recovery time is second-hand.
 */
export interface DoraBands {
  year: number;
  columns: readonly string[];
  rows: readonly { name: string; values: readonly string[] }[];
}

export const doraBands: readonly DoraBands[] = [
  {
    year: 2024,
    columns: ['Elite', 'High', 'Medium', 'Low'],
    rows: [
      { name: 'Change lead time', values: ['under 1 day', '1 day – 1 week', '1 week – 1 month', '1 – 6 months'] },
      {
        name: 'Deployment frequency',
        values: ['on demand', '1 a day – 1 a week', '1 a week – 1 a month', '1 a month – 1 in 6 months'],
      },
      { name: 'Change fail rate', values: ['5%', '20%', '10%', '40%'] },
      { name: 'Recovery time', values: ['under 1 hour', 'under 1 day', 'under 1 day', '1 week – 1 month'] },
    ],
  },
  {
    year: 2021,
    columns: ['Elite', 'High', 'Medium', 'Low'],
    rows: [
      { name: 'Change lead time', values: ['under 1 hour', '1 day – 1 week', '1 – 6 months', 'over 6 months'] },
      {
        name: 'Deployment frequency',
        values: ['on demand', '1 a week – 1 a month', '1 a month – 1 in 6 months', 'less'],
      },
      { name: 'Change fail rate', values: ['0–15%', '16–30%', '16–30%', '16–30%'] },
      { name: 'Recovery time', values: ['under 1 hour', 'under 1 day', '1 day – 1 week', 'over 6 months'] },
    ],
  },
];
