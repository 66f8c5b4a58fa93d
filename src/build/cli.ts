import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Fault } from '../content/fault.ts';

// Half of the time of a check that finds everything in the cache goes to reading the program.
const { enableCompileCache } = await import('node:module');
enableCompileCache(join(process.env['TUIDAO_CACHE'] ?? join(process.cwd(), '.cache'), 'node'));

const usage = `用法：npm run <命令> [-- 选项]
  start   检查、构建、建索引，然后在本机打开（--port 4321）
  dev     边写边看（--drafts 显示草稿，--port 4321）
  build   检查、构建、建索引（--lenient 有错也尽量发布）
  check   只检查文章（--format json 供编辑器读取，--lenient）`;

function fail(message: string): never {
  console.error(message);
  process.exit(2);
}

function readOptions() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        lenient: { type: 'boolean', default: false },
        drafts: { type: 'boolean', default: false },
        format: { type: 'string', default: 'text' },
        port: { type: 'string', default: '4321' },
        host: { type: 'string', default: '127.0.0.1' },
      },
    });
  } catch (error) {
    return fail(`${(error as Error).message}\n${usage}`);
  }
}

const { values, positionals } = readOptions();
const [command] = positionals;

async function run(): Promise<number> {
  // Imported here, after the cache of what is compiled has been set up.
  const { readEnvironment, dayIn, UsageError } = await import('../site/environment.ts');
  const { config } = await import('../site/config.ts');
  const { listArticleFiles } = await import('../content/files.ts');
  if (!['start', 'dev', 'build', 'check'].includes(command ?? '')) return fail(usage);
  if (!['text', 'json'].includes(values.format))
    return fail(`--format ${values.format} 不认识；应是 text 或 json`);
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    return fail(`--port ${values.port} 不是端口；应是 0 到 65535 的整数`);
  process.env['BUILD_DATE'] ??= dayIn(config.timeZone, new Date());
  process.env['NODE_ENV'] ??= command === 'dev' ? 'development' : 'production';
  process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
  if (values.drafts && command === 'dev') process.env['TUIDAO_DRAFTS'] = '1';
  if (values.lenient) process.env['TUIDAO_LENIENT'] = '1';
  try {
    const environment = readEnvironment(process.env);
    const { contentDir, contentName } = environment;
    if (!existsSync(contentDir))
      return fail(`没有内容文件夹 ${contentName}；CONTENT_DIR 应指向放 Markdown 的文件夹`);
    const { length: articleCount } = listArticleFiles(contentDir, config.exclude);
    if (articleCount === 0) return fail(`${contentName} 里没有文章；应有 .md 文件`);

    const { restoreIfIdle } = await import('./swap.ts');
    restoreIfIdle(environment.outDir);
    const { pruneCaches } = await import('../site/prune-caches.ts');
    pruneCaches(articleCount);
    if (command === 'check') {
      const { checkContent } = await import('../check/check.ts');
      const { undrawn } = await import('../site/markdown.ts');
      const { faults, articles } = await checkContent(environment, { drawing: undrawn });
      await report(faults, articles.length);
      return faults.some(({ severity }) => severity === 'error') && !values.lenient ? 1 : 0;
    }
    if (command === 'dev') {
      const { startDev } = await import('./dev.ts');
      await startDev(environment, { port, host: values.host });
      return -1;
    }
    const { buildSite } = await import('./build.ts');
    const { faults, articles, done } = await buildSite(environment, {
      onWait: (pid) => console.error(`另一次构建（进程 ${pid}）还在进行，等它结束……`),
    });
    await report(faults, articles);
    if (!done) {
      console.error(existsSync(environment.outDir) ? '没有发布：旧的网站还在。' : '没有发布。');
      return 1;
    }
    const published = `已发布 ${articles} 篇文章：${environment.outDir}`;
    if (values.format === 'json') console.error(published);
    else console.log(published);
    if (command === 'build') return 0;
    const { serve } = await import('./serve.ts');
    const { url } = await serve(environment.outDir, port, environment.basePath, values.host);
    console.log(`在浏览器里打开 ${url}（按 Ctrl C 结束）`);
    return -1;
  } catch (error) {
    if (error instanceof UsageError) return fail(error.message);
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') {
      return fail(`端口 ${port} 已被占用；应换一个，如 --port ${port + 1}`);
    }
    const { diskFault } = await import('./disk-fault.ts');
    const reason = diskFault(error);
    if (reason === undefined) throw error;
    console.error(`${reason}\n没有发布。旧的网站若在，还是原样。`);
    return 1;
  }
}

async function report(faults: readonly Fault[], articles: number): Promise<void> {
  const { formatFault } = await import('../content/fault.ts');
  if (values.format === 'json') {
    await written(process.stdout, `${JSON.stringify(faults, null, 1)}\n`);
    return;
  }
  await written(process.stderr, faults.map((fault) => `${formatFault(fault)}\n`).join(''));
  const errors = faults.filter(({ severity }) => severity === 'error').length;
  const summary = `检查了 ${articles} 篇文章：${errors} 处错误，${faults.length - errors} 处警告\n`;
  await written(errors > 0 ? process.stderr : process.stdout, summary);
}

/** Writes all of a text: `process.exit` does not wait for what a pipe has not taken yet. */
const written = (stream: NodeJS.WriteStream, text: string): Promise<unknown> =>
  new Promise((resolve) => stream.write(text, resolve));

const code = await run();
if (code >= 0) process.exit(code);
