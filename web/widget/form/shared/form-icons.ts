import { svg } from 'lit/html.js';
import { icon } from '../../view/icons.ts';

export const formIcons = {
  back: icon(svg`<path d="M19 12H5m7-7-7 7 7 7" />`),
  eye: icon(
    svg`<path d="M2 12s3.5-7 10-7 10 7 10 7-3.5 7-10 7S2 12 2 12Z" /><circle cx="12" cy="12" r="3" />`,
  ),
  shut: icon(
    svg`<path d="M2 12s3.5-7 10-7 10 7 10 7-3.5 7-10 7S2 12 2 12Z" /><circle cx="12" cy="12" r="3" /><path d="m4 4 16 16" />`,
  ),
  lock: icon(svg`<rect x="5" y="11" width="14" height="9" rx="2" /><path d="M8 11V8a4 4 0 0 1 8 0v3" />`),
  servers: icon(
    svg`<rect x="4" y="4" width="16" height="7" rx="2" /><rect x="4" y="13" width="16" height="7" rx="2" /><path d="M8 7.5h.01M8 16.5h.01" />`,
  ),
  never: icon(svg`<path d="M12 19V5m-6 6 6-6 6 6" />`),
};
