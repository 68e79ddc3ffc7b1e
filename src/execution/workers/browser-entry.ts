import { registry } from '../../theories/index.js';
import { pageThread } from '../page-thread.js';
import type { News, Order } from './messages.js';
import { serve } from './service.js';

const worker = globalThis as unknown as {
  postMessage(news: News): void;
  onmessage: ((event: { data: Order }) => void) | null;
};
serve(
  {
    send: (news) => worker.postMessage(news),
    receive: (listen) => {
      worker.onmessage = ({ data }) => listen(data);
    },
  },
  registry,
  pageThread(),
);
