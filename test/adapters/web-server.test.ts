import { afterEach, describe, expect, it } from '@jest/globals';
import { startWeb, type WebServer } from '../../adapters/web/server.ts';

describe('the web server', () => {
  let web: WebServer | null = null;
  afterEach(async () => {
    await web?.close();
    web = null;
  });

  async function open(ready: () => Promise<boolean>, home: string | null = null) {
    web = await startWeb({
      port: 0,
      host: '127.0.0.1',
      ready,
      home,
      doors: {
        '/door': (request, response) => {
          response.end(`behind the door: ${request.url}`);
        },
      },
    });
    const { port } = web;
    return (path: string) => fetch(`http://127.0.0.1:${port}${path}`, { redirect: 'manual' });
  }

  it('lives, and is ready only while the store is', async () => {
    let ready = true;
    const get = await open(async () => ready);
    expect((await get('/healthz')).status).toBe(200);
    expect((await get('/readyz')).status).toBe(200);
    ready = false;
    expect((await get('/readyz')).status).toBe(503);
    expect((await get('/healthz')).status).toBe(200);
  });

  it('is not ready any more while it drains', async () => {
    const get = await open(async () => true);
    web?.drain();
    expect((await get('/readyz')).status).toBe(503);
  });

  it('hands a path and everything below it to its door, and nothing beside it', async () => {
    const get = await open(async () => true);
    expect(await (await get('/door/deep?x=1')).text()).toBe('behind the door: /door/deep?x=1');
    expect((await get('/doorway')).status).toBe(404);
  });

  it('sends a browser home where there is one', async () => {
    const get = await open(async () => true, '/sandbox');
    expect((await get('/')).headers.get('location')).toBe('/sandbox');
  });
});
