<?php
// Washes fragments as BookStack does, with HTMLPurifier, which keeps ids when told to.
// usage: php htmlpurifier.php FILE...     writes FILE.htmlpurifier beside each
require_once 'HTMLPurifier.auto.php';
$config = HTMLPurifier_Config::createDefault();
$config->set('Cache.DefinitionImpl', null);
$config->set('Attr.EnableID', true);
$purifier = new HTMLPurifier($config);
foreach (array_slice($argv, 1) as $file) {
    file_put_contents("$file.htmlpurifier", $purifier->purify(file_get_contents($file)));
}
