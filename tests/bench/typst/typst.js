// usage: node typst.js INPUT.json OUT.pdf   (INPUT below the directory of this process)
const fs = require('fs'), path = require('path');
const { NodeCompiler } = require('@myriaddreamin/typst-ts-node-compiler');
const fonts = ['Lato-Regular', 'Lato-Bold'].map(f => fs.readFileSync(`/usr/share/fonts/truetype/lato/${f}.ttf`));
const compiler = NodeCompiler.create({ workspace: process.cwd(), fontArgs: [{ fontBlobs: fonts }] });
const result = compiler.compile({ mainFilePath: path.resolve('report.typ'), inputs: { data: process.argv[2] } });
if (!result.result) {
  console.error(JSON.stringify(compiler.fetchDiagnostics(result.takeDiagnostics() || result.takeError())));
  process.exit(1);
}
fs.writeFileSync(process.argv[3], compiler.pdf(result.result, { pdfTags: true }));
