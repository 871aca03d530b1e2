# Sourced: a MediaWiki of the test's own, on SQLite, with PHP's server on a free port of this
# machine. It begins with start_wiki and ends with stop_wiki, by its process's number.
MEDIAWIKI=/usr/share/mediawiki

wiki_is_there() {
    command -v php >/dev/null && command -v python3 >/dev/null &&
        [ -e $MEDIAWIKI/maintenance/install.php ] && php -m | grep -q pdo_sqlite
}

# The server comes first: the system gives it a port that is free, and keeps it for it while
# the wiki is installed. Its files are links, so that uploads and settings stay in the test's
# own folder.
start_wiki() { # DIRECTORY: sets $wiki_url, $wiki_pid
    wiki=$1
    mkdir -p "$wiki/db" "$wiki/www/images" "$wiki/cache" "$wiki/tmp"
    start_server && install_wiki && wait_for answers
}
start_server() {
    local file
    for file in $MEDIAWIKI/*; do
        case ${file##*/} in
        images | LocalSettings.php | config) ;;
        *) ln -s "$file" "$wiki/www/${file##*/}" ;;
        esac
    done
    cat >"$wiki/router.php" <<'PHP'
<?php
$path = parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH);
$file = $_SERVER['DOCUMENT_ROOT'] . $path;
if ($path === '/' || !is_file($file) || str_ends_with($path, '.php')) {
    return false;
}
$types = ['png' => 'image/png', 'svg' => 'image/svg+xml', 'css' => 'text/css', 'js' => 'text/javascript'];
header('Content-Type: ' . ($types[pathinfo($path, PATHINFO_EXTENSION)] ?? 'application/octet-stream'));
readfile($file);
return true;
PHP
    MW_CONFIG_FILE=$wiki/LocalSettings.php php -d upload_max_filesize=32M -d post_max_size=34M \
        -d memory_limit=512M -S 127.0.0.1:0 -t "$wiki/www" "$wiki/router.php" \
        >"$wiki/server.log" 2>&1 </dev/null &
    wiki_pid=$!
    wait_for has_port
}
has_port() {
    wiki_url=$(sed -n 's|.*Development Server (\(http://127\.0\.0\.1:[0-9]*\)) started.*|\1|p' "$wiki/server.log")
    [ -n "$wiki_url" ]
}
install_wiki() {
    php $MEDIAWIKI/maintenance/install.php --dbtype sqlite --dbpath "$wiki/db" --dbname wiki \
        --server "$wiki_url" --scriptpath "" --lang en --pass Test-pass-0123456789 \
        --skins Vector --confpath "$wiki" "Reports" Admin >"$wiki/install.log" 2>&1 || return 1
    cat >>"$wiki/LocalSettings.php" <<PHP
\$wgEnableUploads = true;
\$wgUploadDirectory = "$wiki/www/images";
\$wgUploadPath = "/images";
\$wgCacheDirectory = "$wiki/cache";
\$wgTmpDirectory = "$wiki/tmp";
\$wgUseImageMagick = false;
\$wgJobRunRate = 0;
\$wgMainCacheType = CACHE_NONE;
\$wgSessionCacheType = CACHE_DB;
\$wgRateLimits = [];
\$wgNamespacesWithSubpages[NS_MAIN] = true;
PHP
    export MW_CONFIG_FILE=$wiki/LocalSettings.php
}
answers() {
    python3 -c 'import sys, urllib.request; urllib.request.urlopen(sys.argv[1])' \
        "$wiki_url/api.php?action=query&format=json" 2>/dev/null
}
# What takes long on a busy machine is waited for, as long as the server lives.
wait_for() { # COMMAND...
    local turn
    for turn in $(seq 600); do
        "$@" && return 0
        kill -0 "$wiki_pid" 2>/dev/null || return 1
        sleep 0.1
    done
    return 1
}
stop_wiki() {
    kill "$wiki_pid" 2>/dev/null
    wait "$wiki_pid" 2>/dev/null
}
maintain() { # SCRIPT ARGUMENTS...
    local script=$1
    shift
    php "$MEDIAWIKI/maintenance/$script.php" "$@"
}
