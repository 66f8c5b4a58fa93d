/*
 * Imported before the programs of this project (`node --import`), which an older Node cannot read: it knows no
 * TypeScript. Hence no TypeScript here.
 */
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
  console.error(
    `Node ${process.versions.node} 太旧；应是 22.18 以上。在 Linux 和 Windows 上，npm ci 会装好合用的 Node，再用 npm run 运行命令即可；别的系统请到 https://nodejs.org 下载。`,
  );
  process.exit(2);
}
