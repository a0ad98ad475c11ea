<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
    <context>
        <name>Age</name>
        <message>
            <source>%1 d old</source>
            <translation>%1 天前的数据</translation>
        </message>
        <message>
            <source>%1 h old</source>
            <translation>%1 小时前的数据</translation>
        </message>
        <message>
            <source>%1 min old</source>
            <translation>%1 分钟前的数据</translation>
        </message>
        <message>
            <source>%1 s old</source>
            <translation>%1 秒前的数据</translation>
        </message>
    </context>
    <context>
        <name>ChartLegend</name>
        <message>
            <source>Name</source>
            <translation>名称</translation>
        </message>
    </context>
    <context>
        <name>CheckReport</name>
        <message>
            <source>%1: %2 (%3, schema %4), %5 panels</source>
            <translation>%1：%2（%3，架构版本 %4），%5 个面板</translation>
        </message>
        <message>
            <source>, %1 library references without a definition</source>
            <translation>，%1 个没有定义的库面板引用</translation>
        </message>
    </context>
    <context>
        <name>Convert</name>
        <message>
            <source>Cannot write %1: %2.</source>
            <translation>无法写入 %1：%2。</translation>
        </message>
    </context>
    <context>
        <name>DashboardJson</name>
        <message>
            <source>Untitled dashboard</source>
            <translation>未命名的仪表板</translation>
        </message>
    </context>
    <context>
        <name>DashboardLinks</name>
        <message>
            <source>Dashboards</source>
            <translation>仪表板</translation>
        </message>
        <message>
            <source>No dashboards with these tags in this folder</source>
            <translation>此文件夹中没有带这些标签的仪表板</translation>
        </message>
        <message>
            <source>This address is not opened: %1</source>
            <translation>不会打开此地址：%1</translation>
        </message>
    </context>
    <context>
        <name>DashboardPage</name>
        <message>
            <source>Back to the dashboard</source>
            <translation>返回仪表板</translation>
        </message>
        <message>
            <source>Copy data as CSV</source>
            <translation>将数据复制为 CSV</translation>
        </message>
        <message>
            <source>Copy picture</source>
            <translation>复制图片</translation>
        </message>
        <message>
            <source>Inspect</source>
            <translation>检查</translation>
        </message>
        <message>
            <source>View full size</source>
            <translation>全屏查看</translation>
        </message>
        <message>
            <source>What of this file is not shown as it is</source>
            <translation>此文件中未按原样显示的内容</translation>
        </message>
        <message>
            <source>Zoom out</source>
            <translation>缩小</translation>
        </message>
    </context>
    <context>
        <name>DashboardSession</name>
        <message>
            <source>Panel %1, whose data this panel shows, does not exist.</source>
            <translation>此面板所显示数据的来源面板 %1 不存在。</translation>
        </message>
    </context>
    <context>
        <name>DataSource</name>
        <message>
            <source>This datasource offers no variable values.</source>
            <translation>此数据源不提供变量值。</translation>
        </message>
    </context>
    <context>
        <name>DataSources</name>
        <message>
            <source>%1 is of type %2, which this program cannot ask.</source>
            <translation>%1 的类型为 %2，本程序无法查询。</translation>
        </message>
        <message>
            <source>No datasource is configured.</source>
            <translation>尚未配置任何数据源。</translation>
        </message>
        <message>
            <source>No datasource named %1 (type %2) is configured.</source>
            <translation>未配置名为 %1（类型 %2）的数据源。</translation>
        </message>
        <message>
            <source>No datasource named %1 is configured.</source>
            <translation>未配置名为 %1 的数据源。</translation>
        </message>
    </context>
    <context>
        <name>Demo</name>
        <message>
            <source>%1 did not start: %2.</source>
            <translation>%1 未能启动：%2。</translation>
        </message>
        <message>
            <source>%1 is not installed.</source>
            <translation>未安装 %1。</translation>
        </message>
        <message>
            <source>A private Prometheus runs at %1 until you close the window.</source>
            <translation>一个私有的 Prometheus 正在 %1 运行，关闭窗口后即结束。</translation>
        </message>
        <message>
            <source>No private folder or port could be had.</source>
            <translation>无法获得私有文件夹或端口。</translation>
        </message>
        <message>
            <source>Showing built-in data instead.</source>
            <translation>改为显示内置数据。</translation>
        </message>
        <message>
            <source>The private Prometheus does not answer; showing built-in data instead.</source>
            <translation>私有的 Prometheus 没有响应；改为显示内置数据。</translation>
        </message>
    </context>
    <context>
        <name>DisplayName</name>
        <message>
            <source>(comparison)</source>
            <translation>（对比）</translation>
        </message>
        <message>
            <source>Series (%1)</source>
            <translation>序列（%1）</translation>
        </message>
    </context>
    <context>
        <name>Environment</name>
        <message>
            <source>The file %1 cannot be read: %2</source>
            <translation>无法读取文件 %1：%2</translation>
        </message>
    </context>
    <context>
        <name>FieldDisplay</name>
        <message>
            <source>No data</source>
            <translation>无数据</translation>
        </message>
    </context>
    <context>
        <name>FilterPopup</name>
        <message>
            <source>(Blanks)</source>
            <translation>（空白）</translation>
        </message>
        <message>
            <source>Clear filter</source>
            <translation>清除筛选</translation>
        </message>
        <message>
            <source>Filter values</source>
            <translation>筛选值</translation>
        </message>
    </context>
    <context>
        <name>FrameJson</name>
        <message>
            <source>A data frame has neither fields nor a schema.</source>
            <translation>数据帧既没有字段也没有架构。</translation>
        </message>
    </context>
    <context>
        <name>Http</name>
        <message>
            <source>"%1" is not an http or https address.</source>
            <translation>“%1”不是 http 或 https 地址。</translation>
        </message>
        <message>
            <source>%1 accepts no connection in time (%2 s).</source>
            <translation>%1 未在规定时间内接受连接（%2 秒）。</translation>
        </message>
        <message>
            <source>%1 answered with status %2.</source>
            <translation>%1 返回状态 %2。</translation>
        </message>
        <message>
            <source>%1 answered with status %2: %3</source>
            <translation>%1 返回状态 %2：%3</translation>
        </message>
        <message>
            <source>%1 asks for a user and password or a token (401).</source>
            <translation>%1 需要用户名和密码或令牌 (401)。</translation>
        </message>
        <message>
            <source>%1 broke off the answer.</source>
            <translation>%1 中断了响应。</translation>
        </message>
        <message>
            <source>%1 does not allow this with these credentials (403).</source>
            <translation>%1 不允许以这些凭据执行此操作 (403)。</translation>
        </message>
        <message>
            <source>%1 gave no complete answer within %2 s.</source>
            <translation>%1 未在 %2 秒内给出完整的响应。</translation>
        </message>
        <message>
            <source>%1 redirects in a circle.</source>
            <translation>%1 循环重定向。</translation>
        </message>
        <message>
            <source>%1 refuses the connection.</source>
            <translation>%1 拒绝连接。</translation>
        </message>
        <message>
            <source>No connection to %1: %2.</source>
            <translation>无法连接 %1：%2。</translation>
        </message>
        <message>
            <source>No secure connection to %1: %2.</source>
            <translation>无法与 %1 建立安全连接：%2。</translation>
        </message>
        <message>
            <source>The address of "%1" is not an http or https address: "%2".</source>
            <translation>“%1”的地址不是 http 或 https 地址：“%2”。</translation>
        </message>
        <message>
            <source>The answer of %1 is larger than the limit of %2 MB.</source>
            <translation>%1 的响应超过 %2 MB 的上限。</translation>
        </message>
        <message>
            <source>The certificates of this connection cannot be used.</source>
            <translation>此连接的证书无法使用。</translation>
        </message>
        <message>
            <source>The compressed answer of %1 is damaged.</source>
            <translation>%1 的压缩响应已损坏。</translation>
        </message>
        <message>
            <source>The host %1 is not known.</source>
            <translation>未知主机 %1。</translation>
        </message>
        <message>
            <source>The proxy for %1 is not known.</source>
            <translation>未知的 %1 代理。</translation>
        </message>
        <message>
            <source>The request to %1 failed: %2.</source>
            <translation>对 %1 的请求失败：%2。</translation>
        </message>
        <message>
            <source>unknown reason</source>
            <translation>原因未知</translation>
        </message>
    </context>
    <context>
        <name>Import</name>
        <message>
            <source>An object in the file has more than %1 keys.</source>
            <translation>文件中有一个对象的键超过 %1 个。</translation>
        </message>
        <message>
            <source>Datasources of type %1 are not supported; nothing is asked.</source>
            <translation>不支持类型为 %1 的数据源；不会发出查询。</translation>
        </message>
        <message>
            <source>Missing values stay gaps; they are not drawn as zero.</source>
            <translation>缺失值保留为空隙，不按零绘制。</translation>
        </message>
        <message>
            <source>Panels of type %1 are not supported; a placeholder is shown.</source>
            <translation>不支持类型为 %1 的面板；改为显示占位面板。</translation>
        </message>
        <message>
            <source>Rows of the old layout in a newer file are laid out as panels.</source>
            <translation>较新文件中的旧式行按面板排布。</translation>
        </message>
        <message>
            <source>Series are stacked as they are, not in percent.</source>
            <translation>序列按原值堆叠，而非按百分比。</translation>
        </message>
        <message>
            <source>Tabs are shown as rows, one below the other.</source>
            <translation>标签页以行的形式依次显示。</translation>
        </message>
        <message>
            <source>The JSON is not a dashboard: a dashboard is an object in braces.</source>
            <translation>该 JSON 不是仪表板：仪表板应是花括号中的对象。</translation>
        </message>
        <message>
            <source>The JSON is not a dashboard: it has neither panels nor rows.</source>
            <translation>该 JSON 不是仪表板：既没有面板也没有行。</translation>
        </message>
        <message>
            <source>The condition is not evaluated; it is always shown.</source>
            <translation>条件不会被计算；始终显示。</translation>
        </message>
        <message>
            <source>The file is a resource of kind "%1", not a dashboard.</source>
            <translation>该文件是类型为“%1”的资源，而不是仪表板。</translation>
        </message>
        <message>
            <source>The file is empty.</source>
            <translation>文件为空。</translation>
        </message>
        <message>
            <source>The file is larger than %1 MB and is not read as a dashboard.</source>
            <translation>文件大于 %1 MB，不作为仪表板读取。</translation>
        </message>
        <message>
            <source>The file leaves the datasource %1 open; the %2 connection configured here is asked.</source>
            <translation>该文件未指定数据源 %1；将查询此处配置的 %2 连接。</translation>
        </message>
        <message>
            <source>The file only refers to the library panel %1; its definition is elsewhere.</source>
            <translation>该文件仅引用库面板 %1；其定义在别处。</translation>
        </message>
        <message>
            <source>The panel has no type; a placeholder is shown.</source>
            <translation>面板没有类型；显示占位面板。</translation>
        </message>
        <message>
            <source>The rows keep the order of the data.</source>
            <translation>各行保持数据的顺序。</translation>
        </message>
        <message>
            <source>The text "%1" beside the value is not shown.</source>
            <translation>不显示数值旁的文字“%1”。</translation>
        </message>
        <message>
            <source>The transformation %1 is not supported; it is skipped.</source>
            <translation>不支持转换 %1；将跳过。</translation>
        </message>
        <message>
            <source>The value is shown as a number, not as a gauge.</source>
            <translation>数值显示为数字，而非仪表。</translation>
        </message>
        <message>
            <source>The variables of this part apply to the whole dashboard.</source>
            <translation>此部分的变量作用于整个仪表板。</translation>
        </message>
        <message>
            <source>There is no element named %1.</source>
            <translation>没有名为 %1 的元素。</translation>
        </message>
    </context>
    <context>
        <name>Intervals</name>
        <message>
            <source>less than 1sec</source>
            <translation>不到 1 秒</translation>
        </message>
        <message>
            <source>less than a millisecond</source>
            <translation>不到 1 毫秒</translation>
        </message>
    </context>
    <context>
        <name>Json</name>
        <message>
            <source>Not valid JSON: line %1, column %2.</source>
            <translation>JSON 无效：第 %1 行，第 %2 列。</translation>
        </message>
        <message>
            <source>The JSON is nested more than %1 levels deep.</source>
            <translation>JSON 嵌套超过 %1 层。</translation>
        </message>
    </context>
    <context>
        <name>KeyReader</name>
        <message>
            <source>Should be %1 but is %2; the default is used.</source>
            <translation>应为%1，实际为%2；使用默认值。</translation>
        </message>
        <message>
            <source>a list</source>
            <translation>列表</translation>
        </message>
        <message>
            <source>a list of texts</source>
            <translation>文本列表</translation>
        </message>
        <message>
            <source>a number</source>
            <translation>数字</translation>
        </message>
        <message>
            <source>a text</source>
            <translation>文本</translation>
        </message>
        <message>
            <source>an object</source>
            <translation>对象</translation>
        </message>
        <message>
            <source>empty</source>
            <translation>空</translation>
        </message>
        <message>
            <source>true or false</source>
            <translation>true 或 false</translation>
        </message>
    </context>
    <context>
        <name>Keychain</name>
        <message>
            <source>The keychain did not answer as expected.</source>
            <translation>密钥环的响应不符合预期。</translation>
        </message>
        <message>
            <source>The keychain refused access.</source>
            <translation>密钥环拒绝访问。</translation>
        </message>
        <message>
            <source>This desktop has no keychain to keep passwords in.</source>
            <translation>此桌面没有可保存密码的密钥环。</translation>
        </message>
    </context>
    <context>
        <name>LibraryPage</name>
        <message>
            <source>Drop a Grafana dashboard's JSON here, or open a folder of them.</source>
            <translation>将 Grafana 仪表板的 JSON 拖到此处，或打开存放它们的文件夹。</translation>
        </message>
        <message>
            <source>Open a dashboard file...</source>
            <translation>打开仪表板文件...</translation>
        </message>
        <message>
            <source>Open a folder...</source>
            <translation>打开文件夹...</translation>
        </message>
        <message>
            <source>Reading %1...</source>
            <translation>正在读取 %1...</translation>
        </message>
        <message>
            <source>Recent dashboards</source>
            <translation>最近的仪表板</translation>
        </message>
        <message>
            <source>Search titles and folders</source>
            <translation>搜索标题和文件夹</translation>
        </message>
    </context>
    <context>
        <name>MainWindow</name>
        <message>
            <source>&amp;Back by half the range</source>
            <translation>后退半个范围(&amp;B)</translation>
        </message>
        <message>
            <source>&amp;Choose range...</source>
            <translation>选择范围(&amp;C)...</translation>
        </message>
        <message>
            <source>&amp;Datasources file...</source>
            <translation>数据源文件(&amp;D)...</translation>
        </message>
        <message>
            <source>&amp;File</source>
            <translation>文件(&amp;F)</translation>
        </message>
        <message>
            <source>&amp;Forward by half the range</source>
            <translation>前进半个范围(&amp;F)</translation>
        </message>
        <message>
            <source>&amp;Kiosk mode</source>
            <translation>展示模式(&amp;K)</translation>
        </message>
        <message>
            <source>&amp;Light or dark</source>
            <translation>浅色或深色(&amp;L)</translation>
        </message>
        <message>
            <source>&amp;Open...</source>
            <translation>打开(&amp;O)...</translation>
        </message>
        <message>
            <source>&amp;Panel under the mouse, full size</source>
            <translation>全屏显示鼠标所指的面板(&amp;P)</translation>
        </message>
        <message>
            <source>&amp;Quit</source>
            <translation>退出(&amp;Q)</translation>
        </message>
        <message>
            <source>&amp;Refresh</source>
            <translation>刷新(&amp;R)</translation>
        </message>
        <message>
            <source>&amp;Start page</source>
            <translation>起始页(&amp;S)</translation>
        </message>
        <message>
            <source>&amp;Time</source>
            <translation>时间(&amp;T)</translation>
        </message>
        <message>
            <source>&amp;View</source>
            <translation>视图(&amp;V)</translation>
        </message>
        <message>
            <source>Cannot open</source>
            <translation>无法打开</translation>
        </message>
        <message>
            <source>Cannot use these datasources</source>
            <translation>无法使用这些数据源</translation>
        </message>
        <message>
            <source>Dashboards (*.json *.yaml *.yml);;All files (*)</source>
            <translation>仪表板 (*.json *.yaml *.yml);;所有文件 (*)</translation>
        </message>
        <message>
            <source>Datasources in Grafana's provisioning format</source>
            <translation>Grafana 预配置格式的数据源</translation>
        </message>
        <message>
            <source>Open &amp;folder...</source>
            <translation>打开文件夹(&amp;F)...</translation>
        </message>
        <message>
            <source>Open a dashboard</source>
            <translation>打开仪表板</translation>
        </message>
        <message>
            <source>Open a folder of dashboards</source>
            <translation>打开仪表板文件夹</translation>
        </message>
        <message>
            <source>Open a link</source>
            <translation>打开链接</translation>
        </message>
        <message>
            <source>Open this address in the browser?

%1</source>
            <translation>在浏览器中打开此地址？

%1</translation>
        </message>
        <message>
            <source>There is no dashboard %1 in the folder %2.</source>
            <translation>文件夹 %2 中没有仪表板 %1。</translation>
        </message>
        <message>
            <source>YAML (*.yaml *.yml)</source>
            <translation>YAML (*.yaml *.yml)</translation>
        </message>
        <message>
            <source>Zoom &amp;out</source>
            <translation>缩小(&amp;O)</translation>
        </message>
    </context>
    <context>
        <name>OptionModel</name>
        <message>
            <source>None</source>
            <translation>无</translation>
        </message>
        <message>
            <source>Search</source>
            <translation>搜索</translation>
        </message>
        <message>
            <source>Search, or type a value and press Enter</source>
            <translation>搜索，或输入值后按回车</translation>
        </message>
    </context>
    <context>
        <name>OptionPicker</name>
        <message>
            <source>None</source>
            <translation>无</translation>
        </message>
        <message>
            <source>Search</source>
            <translation>搜索</translation>
        </message>
        <message>
            <source>Search, or type a value and press Enter</source>
            <translation>搜索，或输入值后按回车</translation>
        </message>
    </context>
    <context>
        <name>Options</name>
        <message>
            <source>--%1 wants a whole number of at least %2, not "%3".</source>
            <translation>--%1 需要不小于 %2 的整数，而不是“%3”。</translation>
        </message>
        <message>
            <source>--scale wants a number from 0.5 to 8, not "%1".</source>
            <translation>--scale 需要 0.5 到 8 之间的数，而不是“%1”。</translation>
        </message>
        <message>
            <source>--theme is dark or light, not "%1".</source>
            <translation>--theme 为 dark 或 light，而不是“%1”。</translation>
        </message>
        <message>
            <source>--var wants name=value, not "%1".</source>
            <translation>--var 需要 name=value，而不是“%1”。</translation>
        </message>
        <message>
            <source>A picture may be at most 32767 pixels wide and high.</source>
            <translation>图片的宽和高最多为 32767 像素。</translation>
        </message>
        <message>
            <source>Name files or folders to check.</source>
            <translation>请指定要检查的文件或文件夹。</translation>
        </message>
        <message>
            <source>Name one dashboard file.</source>
            <translation>请指定一个仪表板文件。</translation>
        </message>
        <message>
            <source>Name the file to write with -o.</source>
            <translation>请用 -o 指定要写入的文件。</translation>
        </message>
        <message>
            <source>Options:</source>
            <translation>选项：</translation>
        </message>
        <message>
            <source>Vedette shows Grafana dashboards live, without a browser.</source>
            <translation>Vedette 无需浏览器即可实时显示 Grafana 仪表板。</translation>
        </message>
        <message>
            <source>begin of the time range: now-6h, epoch ms</source>
            <translation>时间范围的起点：now-6h 或毫秒时间戳</translation>
        </message>
        <message>
            <source>dark or light</source>
            <translation>dark（深色）或 light（浅色）</translation>
        </message>
        <message>
            <source>dashboards to show in turn, one path a line</source>
            <translation>轮流显示的仪表板，每行一个路径</translation>
        </message>
        <message>
            <source>datasources in Grafana's provisioning format</source>
            <translation>Grafana 预配置格式的数据源</translation>
        </message>
        <message>
            <source>draw a dashboard into a picture, also without a display</source>
            <translation>将仪表板绘制成图片，无显示器亦可</translation>
        </message>
        <message>
            <source>end of the time range</source>
            <translation>时间范围的终点</translation>
        </message>
        <message>
            <source>exit with 1 when a panel shows an error (render)</source>
            <translation>有面板出错时以 1 退出 (render)</translation>
        </message>
        <message>
            <source>file to write (render, convert)</source>
            <translation>要写入的文件 (render, convert)</translation>
        </message>
        <message>
            <source>full screen without bars</source>
            <translation>无工具栏的全屏显示</translation>
        </message>
        <message>
            <source>height of the picture, or auto for the whole dashboard (render)</source>
            <translation>图片高度，auto 表示整个仪表板 (render)</translation>
        </message>
        <message>
            <source>how long each dashboard of the playlist is shown; 30</source>
            <translation>播放列表中每个仪表板显示多少秒；默认 30</translation>
        </message>
        <message>
            <source>machine-readable output (check)</source>
            <translation>机器可读的输出 (check)</translation>
        </message>
        <message>
            <source>only this panel (render)</source>
            <translation>仅此面板 (render)</translation>
        </message>
        <message>
            <source>open dashboards in a window</source>
            <translation>在窗口中打开仪表板</translation>
        </message>
        <message>
            <source>pixels per logical pixel (render)</source>
            <translation>每个逻辑像素的像素数 (render)</translation>
        </message>
        <message>
            <source>refresh interval: 10s, 1m, off</source>
            <translation>刷新间隔：10s、1m、off</translation>
        </message>
        <message>
            <source>refresh so often back to back, then exit</source>
            <translation>连续刷新这么多次后退出</translation>
        </message>
        <message>
            <source>say what of the dashboards can be shown; 1 if some file is no dashboard</source>
            <translation>说明仪表板中哪些内容可以显示；若有文件不是仪表板则返回 1</translation>
        </message>
        <message>
            <source>show this machine live; nothing to configure</source>
            <translation>实时显示本机；无需任何配置</translation>
        </message>
        <message>
            <source>the version</source>
            <translation>版本</translation>
        </message>
        <message>
            <source>this help</source>
            <translation>本帮助</translation>
        </message>
        <message>
            <source>value of a variable; repeat for several</source>
            <translation>变量的值；多个值可重复使用</translation>
        </message>
        <message>
            <source>width of the picture (render)</source>
            <translation>图片宽度 (render)</translation>
        </message>
        <message>
            <source>write one JSON object a line about what users wait for</source>
            <translation>将用户等待的环节写成每行一个 JSON 对象</translation>
        </message>
        <message>
            <source>write the dashboard at the newest classic schema</source>
            <translation>以最新的经典架构写出仪表板</translation>
        </message>
    </context>
    <context>
        <name>PanelDialogs</name>
        <message>
            <source>Data</source>
            <translation>数据</translation>
        </message>
        <message>
            <source>Import of %1</source>
            <translation>%1 的导入</translation>
        </message>
        <message>
            <source>Inspect panel %1</source>
            <translation>检查面板 %1</translation>
        </message>
        <message>
            <source>Options</source>
            <translation>选项</translation>
        </message>
        <message>
            <source>Place in the file</source>
            <translation>在文件中的位置</translation>
        </message>
        <message>
            <source>Query</source>
            <translation>查询</translation>
        </message>
        <message>
            <source>Severity</source>
            <translation>严重程度</translation>
        </message>
        <message>
            <source>What you will see</source>
            <translation>您将看到的内容</translation>
        </message>
        <message>
            <source>error</source>
            <translation>错误</translation>
        </message>
        <message>
            <source>first byte %1 ms, received %2 ms, decoded in %3 ms, %4 bytes, %5 frames</source>
            <translation>首字节 %1 毫秒，接收完 %2 毫秒，解码用时 %3 毫秒，%4 字节，%5 个数据帧</translation>
        </message>
        <message>
            <source>ignored</source>
            <translation>已忽略</translation>
        </message>
        <message>
            <source>not supported</source>
            <translation>不支持</translation>
        </message>
    </context>
    <context>
        <name>PanelHost</name>
        <message>
            <source>Links of this panel</source>
            <translation>此面板的链接</translation>
        </message>
        <message>
            <source>No data</source>
            <translation>无数据</translation>
        </message>
    </context>
    <context>
        <name>PanelJob</name>
        <message>
            <source>Query %1 is a server-side expression, which is not evaluated here yet.</source>
            <translation>查询 %1 是服务器端表达式，此处尚不计算。</translation>
        </message>
        <message>
            <source>The datasource %1 cannot be used.</source>
            <translation>数据源 %1 无法使用。</translation>
        </message>
    </context>
    <context>
        <name>PanelJson</name>
        <message>
            <source>Another panel has the id %1 too; this one gets %2.</source>
            <translation>另一个面板的 id 也是 %1；此面板改用 %2。</translation>
        </message>
        <message>
            <source>This is no panel; it is left out.</source>
            <translation>这不是面板；已略去。</translation>
        </message>
    </context>
    <context>
        <name>PanelTime</name>
        <message>
            <source>invalid time override</source>
            <translation>无效的时间覆盖</translation>
        </message>
        <message>
            <source>invalid timeshift</source>
            <translation>无效的时间偏移</translation>
        </message>
        <message>
            <source>timeshift %1</source>
            <translation>时间偏移 %1</translation>
        </message>
    </context>
    <context>
        <name>Panels</name>
        <message>
            <source>Bar gauge</source>
            <translation>条形仪表</translation>
        </message>
        <message>
            <source>Gauge</source>
            <translation>仪表</translation>
        </message>
        <message>
            <source>No data</source>
            <translation>无数据</translation>
        </message>
        <message>
            <source>Percent</source>
            <translation>百分比</translation>
        </message>
        <message>
            <source>Pie chart</source>
            <translation>饼图</translation>
        </message>
        <message>
            <source>Placeholder</source>
            <translation>占位</translation>
        </message>
        <message>
            <source>Stat</source>
            <translation>统计值</translation>
        </message>
        <message>
            <source>Table</source>
            <translation>表格</translation>
        </message>
        <message>
            <source>Text</source>
            <translation>文本</translation>
        </message>
        <message>
            <source>Time series</source>
            <translation>时间序列</translation>
        </message>
        <message>
            <source>Value</source>
            <translation>值</translation>
        </message>
    </context>
    <context>
        <name>PieView</name>
        <message>
            <source>%1: %2 (%3)</source>
            <translation>%1：%2（%3）</translation>
        </message>
    </context>
    <context>
        <name>PlaceholderView</name>
        <message>
            <source>Panels of the type "%1" cannot be shown yet</source>
            <translation>尚不能显示类型为“%1”的面板</translation>
        </message>
        <message>
            <source>This library panel is not part of the file</source>
            <translation>此库面板不在文件中</translation>
        </message>
        <message>
            <source>This panel names no type</source>
            <translation>此面板未指明类型</translation>
        </message>
    </context>
    <context>
        <name>Playlist</name>
        <message>
            <source>Cannot read the playlist %1: %2.</source>
            <translation>无法读取播放列表 %1：%2。</translation>
        </message>
        <message>
            <source>The playlist %1 names no dashboard.</source>
            <translation>播放列表 %1 没有列出任何仪表板。</translation>
        </message>
    </context>
    <context>
        <name>Prometheus</name>
        <message>
            <source>"%1" is not a duration such as 15s or 1m.</source>
            <translation>“%1”不是 15s 或 1m 这样的时长。</translation>
        </message>
        <message>
            <source>%1 answers.</source>
            <translation>%1 有响应。</translation>
        </message>
        <message>
            <source>%1 answers: %2</source>
            <translation>%1 返回：%2</translation>
        </message>
        <message>
            <source>%1 sent a web page instead of data: is the address Prometheus's?</source>
            <translation>%1 返回了网页而不是数据：地址是 Prometheus 的吗？</translation>
        </message>
        <message>
            <source>%1 sent an empty answer.</source>
            <translation>%1 返回了空响应。</translation>
        </message>
        <message>
            <source>No exemplars: %1</source>
            <translation>没有示例：%1</translation>
        </message>
        <message>
            <source>Prometheus %1 answers.</source>
            <translation>Prometheus %1 有响应。</translation>
        </message>
        <message>
            <source>The answer of %1 is damaged or not Prometheus's.</source>
            <translation>%1 的响应已损坏，或并非来自 Prometheus。</translation>
        </message>
        <message>
            <source>an error without a text</source>
            <translation>没有文字说明的错误</translation>
        </message>
    </context>
    <context>
        <name>Provisioning</name>
        <message>
            <source>%1 has no name</source>
            <translation>%1 没有名称</translation>
        </message>
        <message>
            <source>%1 has no type</source>
            <translation>%1 没有类型</translation>
        </message>
        <message>
            <source>%1 is not a key of a datasource and is ignored.</source>
            <translation>%1 不是数据源的键，已忽略。</translation>
        </message>
        <message>
            <source>: line %1, column %2</source>
            <translation>：第 %1 行，第 %2 列</translation>
        </message>
        <message>
            <source>More than one datasource is marked as the default</source>
            <translation>有多个数据源被标记为默认</translation>
        </message>
        <message>
            <source>Not valid YAML%1.</source>
            <translation>YAML 无效%1。</translation>
        </message>
        <message>
            <source>The datasource %1 is given more than once; the last one counts.</source>
            <translation>数据源 %1 出现多次；以最后一个为准。</translation>
        </message>
        <message>
            <source>The file</source>
            <translation>文件</translation>
        </message>
        <message>
            <source>apiVersion must be 1</source>
            <translation>apiVersion 必须为 1</translation>
        </message>
    </context>
    <context>
        <name>QueryCache</name>
        <message>
            <source>The datasource was changed or removed.</source>
            <translation>数据源已更改或移除。</translation>
        </message>
    </context>
    <context>
        <name>Reducer</name>
        <message>
            <source>All Nulls</source>
            <translation>全为空</translation>
        </message>
        <message>
            <source>All Zeros</source>
            <translation>全为零</translation>
        </message>
        <message>
            <source>All unique values</source>
            <translation>所有不同的值</translation>
        </message>
        <message>
            <source>All values</source>
            <translation>所有值</translation>
        </message>
        <message>
            <source>Change Count</source>
            <translation>变化次数</translation>
        </message>
        <message>
            <source>Count</source>
            <translation>计数</translation>
        </message>
        <message>
            <source>Count all</source>
            <translation>全部计数</translation>
        </message>
        <message>
            <source>Delta</source>
            <translation>增量</translation>
        </message>
        <message>
            <source>Difference</source>
            <translation>差值</translation>
        </message>
        <message>
            <source>Difference percent</source>
            <translation>差值百分比</translation>
        </message>
        <message>
            <source>Distinct Count</source>
            <translation>不同值计数</translation>
        </message>
        <message>
            <source>First</source>
            <translation>首个</translation>
        </message>
        <message>
            <source>First *</source>
            <translation>首个 *</translation>
        </message>
        <message>
            <source>Last</source>
            <translation>最后</translation>
        </message>
        <message>
            <source>Last *</source>
            <translation>最后 *</translation>
        </message>
        <message>
            <source>Max</source>
            <translation>最大值</translation>
        </message>
        <message>
            <source>Mean</source>
            <translation>平均值</translation>
        </message>
        <message>
            <source>Median</source>
            <translation>中位数</translation>
        </message>
        <message>
            <source>Min</source>
            <translation>最小值</translation>
        </message>
        <message>
            <source>Min (above zero)</source>
            <translation>最小值（大于零）</translation>
        </message>
        <message>
            <source>Range</source>
            <translation>范围</translation>
        </message>
        <message>
            <source>StdDev</source>
            <translation>标准差</translation>
        </message>
        <message>
            <source>Step</source>
            <translation>步长</translation>
        </message>
        <message>
            <source>Total</source>
            <translation>总计</translation>
        </message>
        <message>
            <source>Variance</source>
            <translation>方差</translation>
        </message>
    </context>
    <context>
        <name>RefreshPicker</name>
        <message>
            <source>Auto</source>
            <translation>自动</translation>
        </message>
        <message>
            <source>Off</source>
            <translation>关闭</translation>
        </message>
        <message>
            <source>Refresh</source>
            <translation>刷新</translation>
        </message>
    </context>
    <context>
        <name>Render</name>
        <message>
            <source>Cannot write %1.</source>
            <translation>无法写入 %1。</translation>
        </message>
        <message>
            <source>Some panels had no answer in time.</source>
            <translation>有面板未及时得到响应。</translation>
        </message>
        <message>
            <source>The dashboard has no panel with id %1.</source>
            <translation>仪表板中没有 id 为 %1 的面板。</translation>
        </message>
    </context>
    <context>
        <name>RowHeader</name>
        <message numerus="yes">
            <source>(%n panels)</source>
            <translation>
                <numerusform>（%n 个面板）</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>SecretStore</name>
        <message>
            <source>Secrets in environment variables cannot be changed here.</source>
            <translation>无法在此更改环境变量中的机密。</translation>
        </message>
    </context>
    <context>
        <name>Services</name>
        <message>
            <source>%1 is a folder, not a file.</source>
            <translation>%1 是文件夹，不是文件。</translation>
        </message>
        <message>
            <source>%1 is larger than %2 MB and is not opened.</source>
            <translation>%1 大于 %2 MB，不会打开。</translation>
        </message>
        <message>
            <source>Cannot read %1: %2.</source>
            <translation>无法读取 %1：%2。</translation>
        </message>
    </context>
    <context>
        <name>TableFooter</name>
        <message>
            <source>Count</source>
            <translation>计数</translation>
        </message>
    </context>
    <context>
        <name>TableView</name>
        <message>
            <source>%1 - %2 of %3 rows</source>
            <translation>第 %1 - %2 行，共 %3 行</translation>
        </message>
        <message>
            <source>Copy as CSV</source>
            <translation>复制为 CSV</translation>
        </message>
        <message>
            <source>Copy value</source>
            <translation>复制值</translation>
        </message>
        <message>
            <source>Filter for value</source>
            <translation>筛选此值</translation>
        </message>
        <message>
            <source>Filter out value</source>
            <translation>排除此值</translation>
        </message>
        <message>
            <source>Next page</source>
            <translation>下一页</translation>
        </message>
        <message>
            <source>Previous page</source>
            <translation>上一页</translation>
        </message>
    </context>
    <context>
        <name>TestData</name>
        <message>
            <source>An event of the test data</source>
            <translation>测试数据的事件</translation>
        </message>
        <message>
            <source>Event %1</source>
            <translation>事件 %1</translation>
        </message>
        <message>
            <source>Incident %1</source>
            <translation>故障 %1</translation>
        </message>
        <message>
            <source>Row %1 of the CSV has %2 cells, its header has %3.</source>
            <translation>CSV 第 %1 行有 %2 个单元格，而表头有 %3 个。</translation>
        </message>
        <message>
            <source>The scenario grafana_api asks a Grafana server, and there is none.</source>
            <translation>场景 grafana_api 需要查询 Grafana 服务器，而此处没有。</translation>
        </message>
        <message>
            <source>The scenario server_error_500 failed because its input is empty.</source>
            <translation>场景 server_error_500 因输入为空而失败。</translation>
        </message>
        <message>
            <source>The test data has no scenario named %1.</source>
            <translation>测试数据没有名为 %1 的场景。</translation>
        </message>
        <message>
            <source>The test data is ready.</source>
            <translation>测试数据已就绪。</translation>
        </message>
        <message>
            <source>The wave's value %1 is not a number.</source>
            <translation>波形的值 %1 不是数字。</translation>
        </message>
        <message>
            <source>This query fails on purpose.</source>
            <translation>此查询有意失败。</translation>
        </message>
        <message>
            <source>This query reports an error on purpose.</source>
            <translation>此查询有意报告错误。</translation>
        </message>
    </context>
    <context>
        <name>TimeRangePicker</name>
        <message>
            <source>"%1" is not a time. Write now or 2024-01-31 18:00:00.</source>
            <translation>“%1”不是时间。请写 now 或 2024-01-31 18:00:00。</translation>
        </message>
        <message>
            <source>"%1" is not a time. Write now-6h or 2024-01-31 18:00:00.</source>
            <translation>“%1”不是时间。请写 now-6h 或 2024-01-31 18:00:00。</translation>
        </message>
        <message>
            <source>Absolute or relative times</source>
            <translation>绝对或相对时间</translation>
        </message>
        <message>
            <source>Apply time range</source>
            <translation>应用时间范围</translation>
        </message>
        <message>
            <source>From</source>
            <translation>从</translation>
        </message>
        <message>
            <source>Search quick ranges</source>
            <translation>搜索快捷范围</translation>
        </message>
        <message>
            <source>The range ends before it begins.</source>
            <translation>范围的终点早于起点。</translation>
        </message>
        <message>
            <source>Time range</source>
            <translation>时间范围</translation>
        </message>
        <message>
            <source>Times are in %1.</source>
            <translation>时间采用 %1。</translation>
        </message>
        <message>
            <source>To</source>
            <translation>到</translation>
        </message>
    </context>
    <context>
        <name>TimeSeries</name>
        <message>
            <source>Data is missing a time field</source>
            <translation>数据缺少时间字段</translation>
        </message>
        <message>
            <source>No data</source>
            <translation>无数据</translation>
        </message>
    </context>
    <context>
        <name>TimeText</name>
        <message>
            <source>%1 ago</source>
            <translation>%1前</translation>
        </message>
        <message>
            <source>%1 days</source>
            <translation>%1 天</translation>
        </message>
        <message>
            <source>%1 hours</source>
            <translation>%1 小时</translation>
        </message>
        <message>
            <source>%1 minutes</source>
            <translation>%1 分钟</translation>
        </message>
        <message>
            <source>%1 months</source>
            <translation>%1 个月</translation>
        </message>
        <message>
            <source>%1 to %2</source>
            <translation>%1 至 %2</translation>
        </message>
        <message>
            <source>%1 years</source>
            <translation>%1 年</translation>
        </message>
        <message>
            <source>Day before yesterday</source>
            <translation>前天</translation>
        </message>
        <message>
            <source>Last %1 day</source>
            <translation>最近 %1 天</translation>
        </message>
        <message>
            <source>Last %1 days</source>
            <translation>最近 %1 天</translation>
        </message>
        <message>
            <source>Last %1 hour</source>
            <translation>最近 %1 小时</translation>
        </message>
        <message>
            <source>Last %1 hours</source>
            <translation>最近 %1 小时</translation>
        </message>
        <message>
            <source>Last %1 minute</source>
            <translation>最近 %1 分钟</translation>
        </message>
        <message>
            <source>Last %1 minutes</source>
            <translation>最近 %1 分钟</translation>
        </message>
        <message>
            <source>Last %1 month</source>
            <translation>最近 %1 个月</translation>
        </message>
        <message>
            <source>Last %1 months</source>
            <translation>最近 %1 个月</translation>
        </message>
        <message>
            <source>Last %1 quarter</source>
            <translation>最近 %1 个季度</translation>
        </message>
        <message>
            <source>Last %1 quarters</source>
            <translation>最近 %1 个季度</translation>
        </message>
        <message>
            <source>Last %1 second</source>
            <translation>最近 %1 秒</translation>
        </message>
        <message>
            <source>Last %1 seconds</source>
            <translation>最近 %1 秒</translation>
        </message>
        <message>
            <source>Last %1 week</source>
            <translation>最近 %1 周</translation>
        </message>
        <message>
            <source>Last %1 weeks</source>
            <translation>最近 %1 周</translation>
        </message>
        <message>
            <source>Last %1 year</source>
            <translation>最近 %1 年</translation>
        </message>
        <message>
            <source>Last %1 years</source>
            <translation>最近 %1 年</translation>
        </message>
        <message>
            <source>Next %1 day</source>
            <translation>未来 %1 天</translation>
        </message>
        <message>
            <source>Next %1 days</source>
            <translation>未来 %1 天</translation>
        </message>
        <message>
            <source>Next %1 hour</source>
            <translation>未来 %1 小时</translation>
        </message>
        <message>
            <source>Next %1 hours</source>
            <translation>未来 %1 小时</translation>
        </message>
        <message>
            <source>Next %1 minute</source>
            <translation>未来 %1 分钟</translation>
        </message>
        <message>
            <source>Next %1 minutes</source>
            <translation>未来 %1 分钟</translation>
        </message>
        <message>
            <source>Next %1 month</source>
            <translation>未来 %1 个月</translation>
        </message>
        <message>
            <source>Next %1 months</source>
            <translation>未来 %1 个月</translation>
        </message>
        <message>
            <source>Next %1 quarter</source>
            <translation>未来 %1 个季度</translation>
        </message>
        <message>
            <source>Next %1 quarters</source>
            <translation>未来 %1 个季度</translation>
        </message>
        <message>
            <source>Next %1 second</source>
            <translation>未来 %1 秒</translation>
        </message>
        <message>
            <source>Next %1 seconds</source>
            <translation>未来 %1 秒</translation>
        </message>
        <message>
            <source>Next %1 week</source>
            <translation>未来 %1 周</translation>
        </message>
        <message>
            <source>Next %1 weeks</source>
            <translation>未来 %1 周</translation>
        </message>
        <message>
            <source>Next %1 year</source>
            <translation>未来 %1 年</translation>
        </message>
        <message>
            <source>Next %1 years</source>
            <translation>未来 %1 年</translation>
        </message>
        <message>
            <source>Previous fiscal quarter</source>
            <translation>上一财季</translation>
        </message>
        <message>
            <source>Previous fiscal year</source>
            <translation>上一财年</translation>
        </message>
        <message>
            <source>Previous month</source>
            <translation>上个月</translation>
        </message>
        <message>
            <source>Previous week</source>
            <translation>上周</translation>
        </message>
        <message>
            <source>Previous year</source>
            <translation>去年</translation>
        </message>
        <message>
            <source>This day last week</source>
            <translation>上周的今天</translation>
        </message>
        <message>
            <source>This fiscal quarter</source>
            <translation>本财季</translation>
        </message>
        <message>
            <source>This fiscal quarter so far</source>
            <translation>本财季至今</translation>
        </message>
        <message>
            <source>This fiscal year</source>
            <translation>本财年</translation>
        </message>
        <message>
            <source>This fiscal year so far</source>
            <translation>本财年至今</translation>
        </message>
        <message>
            <source>This month</source>
            <translation>本月</translation>
        </message>
        <message>
            <source>This month so far</source>
            <translation>本月至今</translation>
        </message>
        <message>
            <source>This week</source>
            <translation>本周</translation>
        </message>
        <message>
            <source>This week so far</source>
            <translation>本周至今</translation>
        </message>
        <message>
            <source>This year</source>
            <translation>今年</translation>
        </message>
        <message>
            <source>This year so far</source>
            <translation>今年至今</translation>
        </message>
        <message>
            <source>Today</source>
            <translation>今天</translation>
        </message>
        <message>
            <source>Today so far</source>
            <translation>今天至今</translation>
        </message>
        <message>
            <source>Yesterday</source>
            <translation>昨天</translation>
        </message>
        <message>
            <source>a day</source>
            <translation>1 天</translation>
        </message>
        <message>
            <source>a few seconds</source>
            <translation>几秒</translation>
        </message>
        <message>
            <source>a minute</source>
            <translation>1 分钟</translation>
        </message>
        <message>
            <source>a month</source>
            <translation>1 个月</translation>
        </message>
        <message>
            <source>a year</source>
            <translation>1 年</translation>
        </message>
        <message>
            <source>an hour</source>
            <translation>1 小时</translation>
        </message>
        <message>
            <source>in %1</source>
            <translation>%1后</translation>
        </message>
    </context>
    <context>
        <name>Transform</name>
        <message>
            <source>%1 predicted</source>
            <translation>%1（预测）</translation>
        </message>
        <message>
            <source>Linear regression</source>
            <translation>线性回归</translation>
        </message>
        <message>
            <source>Polynomial regression</source>
            <translation>多项式回归</translation>
        </message>
    </context>
    <context>
        <name>VariableJson</name>
        <message>
            <source>A variable without a name cannot be used; it is left out.</source>
            <translation>没有名称的变量无法使用；已略去。</translation>
        </message>
        <message>
            <source>Variables of type %1 are not supported; the saved value is used.</source>
            <translation>不支持类型为 %1 的变量；使用保存的值。</translation>
        </message>
    </context>
    <context>
        <name>Variables</name>
        <message>
            <source>%1 is not a valid regular expression.</source>
            <translation>%1 不是有效的正则表达式。</translation>
        </message>
        <message>
            <source>No datasource of the type %1 is configured.</source>
            <translation>未配置类型为 %1 的数据源。</translation>
        </message>
        <message>
            <source>The options must be a JSON array of objects.</source>
            <translation>选项必须是由对象组成的 JSON 数组。</translation>
        </message>
    </context>
    <context>
        <name>Yaml</name>
        <message>
            <source> (line %1, column %2)</source>
            <translation>（第 %1 行，第 %2 列）</translation>
        </message>
        <message>
            <source>%1 is nested too deeply or too large</source>
            <translation>%1 嵌套过深或过大</translation>
        </message>
        <message>
            <source>%1 must be a list, not %2</source>
            <translation>%1 必须是列表，而不是%2</translation>
        </message>
        <message>
            <source>%1 must be a map, not %2</source>
            <translation>%1 必须是映射，而不是%2</translation>
        </message>
        <message>
            <source>%1 must be a text, not %2</source>
            <translation>%1 必须是文本，而不是%2</translation>
        </message>
        <message>
            <source>%1 must be true or false</source>
            <translation>%1 必须为 true 或 false</translation>
        </message>
        <message>
            <source>%1 must be true or false, not %2</source>
            <translation>%1 必须为 true 或 false，而不是%2</translation>
        </message>
        <message>
            <source>%1: the environment variable %2 is not set.</source>
            <translation>%1：未设置环境变量 %2。</translation>
        </message>
        <message>
            <source>a list</source>
            <translation>列表</translation>
        </message>
        <message>
            <source>a map</source>
            <translation>映射</translation>
        </message>
        <message>
            <source>a single value</source>
            <translation>单个值</translation>
        </message>
        <message>
            <source>empty</source>
            <translation>空</translation>
        </message>
    </context>
</TS>
