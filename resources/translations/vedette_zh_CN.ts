<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
    <context>
        <name>Actions</name>
        <message>
            <source>The address of this action holds a user or a password; it is not sent.</source>
            <translation>此操作的地址含有用户名或密码；未发送。</translation>
        </message>
        <message>
            <source>The address of this action is none of the web; it is not sent: %1</source>
            <translation>此操作的地址不是网络地址；未发送：%1</translation>
        </message>
        <message>
            <source>The header %1 of this action has several lines; it is not sent.</source>
            <translation>此操作的请求头 %1 有多行；未发送。</translation>
        </message>
        <message>
            <source>This action goes by way of a datasource of a Grafana server; it cannot be sent from here.</source>
            <translation>此操作要经过 Grafana 服务器的数据源；无法从这里发送。</translation>
        </message>
        <message>
            <source>This action sets the header %1, which a dashboard may not; it is not sent.</source>
            <translation>此操作要设置请求头 %1，仪表板不得设置它；未发送。</translation>
        </message>
        <message>
            <source>This action uses the method %1, which none may; it is not sent.</source>
            <translation>此操作使用不允许的方法 %1；未发送。</translation>
        </message>
    </context>
    <context>
        <name>AdhocFilters</name>
        <message>
            <source>Add a filter</source>
            <translation>添加筛选条件</translation>
        </message>
        <message>
            <source>Apply</source>
            <translation>应用</translation>
        </message>
        <message>
            <source>Change this filter</source>
            <translation>修改此筛选条件</translation>
        </message>
        <message>
            <source>Do not group by this label</source>
            <translation>不按此标签分组</translation>
        </message>
        <message>
            <source>Group by</source>
            <translation>分组依据</translation>
        </message>
        <message>
            <source>Group by another label</source>
            <translation>按另一个标签分组</translation>
        </message>
        <message>
            <source>Group by another label in its place</source>
            <translation>改为按另一个标签分组</translation>
        </message>
        <message>
            <source>Label</source>
            <translation>标签</translation>
        </message>
        <message>
            <source>Remove this filter</source>
            <translation>移除此筛选条件</translation>
        </message>
        <message>
            <source>Several values, with | between them</source>
            <translation>多个值，用 | 分隔</translation>
        </message>
        <message>
            <source>Value</source>
            <translation>值</translation>
        </message>
    </context>
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
        <name>AlertActions</name>
        <message>
            <source>Alerts of this silence notify nobody.</source>
            <translation>此静默中的告警不会通知任何人。</translation>
        </message>
        <message>
            <source>Edit the silence</source>
            <translation>编辑静默</translation>
        </message>
        <message>
            <source>Edit…</source>
            <translation>编辑…</translation>
        </message>
        <message>
            <source>End it</source>
            <translation>结束</translation>
        </message>
        <message>
            <source>End the silence</source>
            <translation>结束静默</translation>
        </message>
        <message>
            <source>Ended now, they will notify again.</source>
            <translation>现在结束后，它们将再次发出通知。</translation>
        </message>
        <message>
            <source>No Alertmanager is configured.</source>
            <translation>未配置 Alertmanager。</translation>
        </message>
        <message>
            <source>Silence</source>
            <translation>静默</translation>
        </message>
        <message>
            <source>Silence alerts</source>
            <translation>静默告警</translation>
        </message>
        <message>
            <source>Silences are kept by Alertmanager, and none is configured.</source>
            <translation>静默保存在 Alertmanager 中，但没有配置 Alertmanager。</translation>
        </message>
        <message>
            <source>The server does not know it any more.</source>
            <translation>服务器已不再认识它。</translation>
        </message>
    </context>
    <context>
        <name>AlertJob</name>
        <message>
            <source>Alerts are known to Alertmanager and Prometheus, and %1 is neither.</source>
            <translation>只有 Alertmanager 和 Prometheus 知道告警，而 %1 两者都不是。</translation>
        </message>
        <message>
            <source>Groups of alerts are known to Alertmanager alone, and %1 is none.</source>
            <translation>只有 Alertmanager 知道告警分组，而 %1 不是 Alertmanager。</translation>
        </message>
        <message>
            <source>No Alertmanager and no Prometheus is configured to tell about alerts.</source>
            <translation>没有配置可提供告警的 Alertmanager 或 Prometheus。</translation>
        </message>
        <message>
            <source>No Alertmanager is configured, so there are no alert groups to show.</source>
            <translation>没有配置 Alertmanager，因此没有可显示的告警分组。</translation>
        </message>
    </context>
    <context>
        <name>AlertList</name>
        <message>
            <source>%1 firing</source>
            <translation>%1 个触发中</translation>
        </message>
        <message>
            <source>%1 for %2</source>
            <translation>%1，已 %2</translation>
        </message>
        <message>
            <source>%1 in error</source>
            <translation>%1 个出错</translation>
        </message>
        <message>
            <source>%1 more are left out</source>
            <translation>另有 %1 项未显示</translation>
        </message>
        <message>
            <source>%1 pending</source>
            <translation>%1 个待触发</translation>
        </message>
        <message>
            <source>%1 recovering</source>
            <translation>%1 个恢复中</translation>
        </message>
        <message>
            <source>%1 suppressed</source>
            <translation>%1 个已抑制</translation>
        </message>
        <message>
            <source>No alerts</source>
            <translation>没有告警</translation>
        </message>
        <message>
            <source>Silence…</source>
            <translation>静默…</translation>
        </message>
        <message>
            <source>Without these labels</source>
            <translation>没有这些标签</translation>
        </message>
    </context>
    <context>
        <name>AlertListView</name>
        <message>
            <source>All silences…</source>
            <translation>所有静默…</translation>
        </message>
        <message>
            <source>Copy labels</source>
            <translation>复制标签</translation>
        </message>
        <message>
            <source>End or edit the silence…</source>
            <translation>结束或编辑静默…</translation>
        </message>
        <message>
            <source>Muted by: %1</source>
            <translation>静音时段：%1</translation>
        </message>
        <message>
            <source>Open %1</source>
            <translation>打开 %1</translation>
        </message>
        <message>
            <source>Open the rule</source>
            <translation>打开规则</translation>
        </message>
        <message>
            <source>Receivers: %1</source>
            <translation>接收者：%1</translation>
        </message>
        <message>
            <source>Silence…</source>
            <translation>静默…</translation>
        </message>
        <message>
            <source>Since %1</source>
            <translation>自 %1 起</translation>
        </message>
        <message>
            <source>Value: %1</source>
            <translation>值：%1</translation>
        </message>
    </context>
    <context>
        <name>Alertmanager</name>
        <message>
            <source>%1 answers.</source>
            <translation>%1 有响应。</translation>
        </message>
        <message>
            <source>%1 answers: %2</source>
            <translation>%1 返回：%2</translation>
        </message>
        <message>
            <source>%1 sent a web page instead of data: is the address Alertmanager's?</source>
            <translation>%1 返回的是网页而不是数据：这个地址是 Alertmanager 的吗？</translation>
        </message>
        <message>
            <source>%1 sent an empty answer.</source>
            <translation>%1 返回了空响应。</translation>
        </message>
        <message>
            <source>Alertmanager %1 answers.</source>
            <translation>Alertmanager %1 有应答。</translation>
        </message>
        <message>
            <source>Its cluster is %1, members: %2.</source>
            <translation>其集群状态为 %1，成员数：%2。</translation>
        </message>
        <message>
            <source>The answer of %1 is damaged or not Alertmanager's.</source>
            <translation>%1 的应答已损坏，或者不是 Alertmanager 的应答。</translation>
        </message>
    </context>
    <context>
        <name>Alerts</name>
        <message>
            <source>%1 d</source>
            <translation>%1 天</translation>
        </message>
        <message>
            <source>%1 d %2 h</source>
            <translation>%1 天 %2 小时</translation>
        </message>
        <message>
            <source>%1 h</source>
            <translation>%1 小时</translation>
        </message>
        <message>
            <source>%1 h %2 min</source>
            <translation>%1 小时 %2 分钟</translation>
        </message>
        <message>
            <source>%1 min</source>
            <translation>%1 分钟</translation>
        </message>
        <message>
            <source>%1 s</source>
            <translation>%1 秒</translation>
        </message>
        <message>
            <source>Firing</source>
            <translation>触发中</translation>
        </message>
        <message>
            <source>Inhibited</source>
            <translation>被抑制</translation>
        </message>
        <message>
            <source>Muted</source>
            <translation>已静音</translation>
        </message>
        <message>
            <source>Normal</source>
            <translation>正常</translation>
        </message>
        <message>
            <source>Pending</source>
            <translation>待触发</translation>
        </message>
        <message>
            <source>Received</source>
            <translation>已接收</translation>
        </message>
        <message>
            <source>Recovering</source>
            <translation>恢复中</translation>
        </message>
        <message>
            <source>Rule error</source>
            <translation>规则错误</translation>
        </message>
        <message>
            <source>Silenced</source>
            <translation>已静默</translation>
        </message>
        <message>
            <source>Suppressed</source>
            <translation>已抑制</translation>
        </message>
    </context>
    <context>
        <name>AnnoListView</name>
        <message>
            <source>From the dashboard's queries; what is noted in Grafana itself is not shown</source>
            <translation>来自仪表板的查询；在 Grafana 中手动记录的注释不会显示</translation>
        </message>
        <message>
            <source>No annotations found</source>
            <translation>未找到注释</translation>
        </message>
    </context>
    <context>
        <name>Annotations</name>
        <message>
            <source>%n annotations</source>
            <translation>%n 条注释</translation>
        </message>
        <message>
            <source>and %n more</source>
            <translation>以及另外 %n 条</translation>
        </message>
    </context>
    <context>
        <name>Banner</name>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
    </context>
    <context>
        <name>BarChart</name>
        <message>
            <source>Bar charts require a string or time field</source>
            <translation>柱状图需要一个文本或时间字段</translation>
        </message>
        <message>
            <source>No data</source>
            <translation>无数据</translation>
        </message>
        <message>
            <source>No numeric fields found</source>
            <translation>未找到数值字段</translation>
        </message>
    </context>
    <context>
        <name>Candlestick</name>
        <message>
            <source>Data is missing a time field</source>
            <translation>数据缺少时间字段</translation>
        </message>
        <message>
            <source>Next open</source>
            <translation>下一开盘价</translation>
        </message>
        <message>
            <source>No data</source>
            <translation>无数据</translation>
        </message>
        <message>
            <source>Open, high, low and close cannot be told apart: name their fields</source>
            <translation>无法区分开盘、最高、最低和收盘：请指定字段名</translation>
        </message>
        <message>
            <source>Previous close</source>
            <translation>上一收盘价</translation>
        </message>
    </context>
    <context>
        <name>CanvasView</name>
        <message>
            <source>Picture not loaded</source>
            <translation>图片未加载</translation>
        </message>
        <message>
            <source>The first %1 elements are drawn</source>
            <translation>已绘制前 %1 个元素</translation>
        </message>
    </context>
    <context>
        <name>CertificateFields</name>
        <message>
            <source>%1 cannot be read: %2.</source>
            <translation>无法读取 %1：%2。</translation>
        </message>
        <message>
            <source>%1 holds no certificate in PEM form.</source>
            <translation>%1 不含 PEM 格式的证书。</translation>
        </message>
        <message>
            <source>%1 holds no private key in PEM form.</source>
            <translation>%1 不含 PEM 格式的私钥。</translation>
        </message>
        <message>
            <source>%1, expired on %2</source>
            <translation>%1，已于 %2 过期</translation>
        </message>
        <message>
            <source>%1, until %2</source>
            <translation>%1，有效期至 %2</translation>
        </message>
        <message>
            <source>A certificate or key in PEM form</source>
            <translation>PEM 格式的证书或密钥</translation>
        </message>
        <message>
            <source>Authority</source>
            <translation>证书颁发机构</translation>
        </message>
        <message>
            <source>Choose...</source>
            <translation>选择...</translation>
        </message>
        <message>
            <source>Choose: %1</source>
            <translation>选择：%1</translation>
        </message>
        <message>
            <source>Its key</source>
            <translation>客户端密钥</translation>
        </message>
        <message>
            <source>Kept</source>
            <translation>已保存</translation>
        </message>
        <message>
            <source>None</source>
            <translation>无</translation>
        </message>
        <message>
            <source>Own certificate</source>
            <translation>客户端证书</translation>
        </message>
        <message>
            <source>PEM (*.pem *.crt *.cer *.key);;All files (*)</source>
            <translation>PEM (*.pem *.crt *.cer *.key);;所有文件 (*)</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>移除</translation>
        </message>
        <message>
            <source>Remove: %1</source>
            <translation>移除：%1</translation>
        </message>
        <message>
            <source>Server's name</source>
            <translation>服务器名称</translation>
        </message>
        <message>
            <source>Trust whatever certificate the server has</source>
            <translation>信任服务器的任何证书</translation>
        </message>
        <message>
            <source>as in the address</source>
            <translation>与地址相同</translation>
        </message>
    </context>
    <context>
        <name>ChartLegend</name>
        <message numerus="yes">
            <source>%n more: search by name</source>
            <translation>
                <numerusform>还有 %n 个：按名称搜索</numerusform>
            </translation>
        </message>
        <message>
            <source>(right y-axis)</source>
            <translation>（右 Y 轴）</translation>
        </message>
        <message>
            <source>Labels</source>
            <translation>标签</translation>
        </message>
        <message>
            <source>Labels: %1</source>
            <translation>标签：%1</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>名称</translation>
        </message>
        <message>
            <source>Search</source>
            <translation>搜索</translation>
        </message>
        <message numerus="yes">
            <source>Search %n series</source>
            <translation>
                <numerusform>搜索 %n 个序列</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ChartTooltip</name>
        <message numerus="yes">
            <source>%n more</source>
            <translation>
                <numerusform>还有 %n 个</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n more, turn the wheel</source>
            <translation>
                <numerusform>还有 %n 个，滚动滚轮查看</numerusform>
            </translation>
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
        <name>ClockDifference</name>
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
            <source>%1 seconds</source>
            <translation>%1 秒</translation>
        </message>
        <message>
            <source>The clock of %1 is %2 ahead of this computer's: ranges that end now leave out its newest data.</source>
            <translation>%1 的时钟比本机快 %2：以当前时间为终点的范围不包含其最新数据。</translation>
        </message>
        <message>
            <source>The clock of %1 is %2 behind this computer's: ranges that end now end in a gap.</source>
            <translation>%1 的时钟比本机慢 %2：以当前时间为终点的范围末尾会出现空白。</translation>
        </message>
    </context>
    <context>
        <name>CompareMenu</name>
        <message>
            <source>Compare with</source>
            <translation>对比</translation>
        </message>
        <message>
            <source>Nothing</source>
            <translation>无</translation>
        </message>
        <message>
            <source>The day before</source>
            <translation>前一天</translation>
        </message>
        <message>
            <source>The month before</source>
            <translation>前一个月</translation>
        </message>
        <message>
            <source>The period before</source>
            <translation>前一时段</translation>
        </message>
        <message>
            <source>The week before</source>
            <translation>前一周</translation>
        </message>
    </context>
    <context>
        <name>ConnectionsDialog</name>
        <message>
            <source>Add</source>
            <translation>添加</translation>
        </message>
        <message>
            <source>Address</source>
            <translation>地址</translation>
        </message>
        <message>
            <source>Another datasource has this name.</source>
            <translation>已有同名的数据源。</translation>
        </message>
        <message>
            <source>Asked by dashboards that name no datasource</source>
            <translation>供未指定数据源的仪表板使用</translation>
        </message>
        <message>
            <source>Asking...</source>
            <translation>正在询问…</translation>
        </message>
        <message>
            <source>Certificates</source>
            <translation>证书</translation>
        </message>
        <message>
            <source>Datasources</source>
            <translation>数据源</translation>
        </message>
        <message>
            <source>Headers</source>
            <translation>标头</translation>
        </message>
        <message>
            <source>It needs a name.</source>
            <translation>需要一个名称。</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>名称</translation>
        </message>
        <message>
            <source>Password</source>
            <translation>密码</translation>
        </message>
        <message>
            <source>Passwords, tokens and keys are kept in the keychain. What has no field here, such as links between datasources, is set in a datasources file.</source>
            <translation>密码、令牌和密钥保存在钥匙串中。此处没有字段的设置（例如数据源之间的链接）在数据源文件中设置。</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>移除</translation>
        </message>
        <message>
            <source>Server</source>
            <translation>服务器</translation>
        </message>
        <message>
            <source>Stays as it is</source>
            <translation>保持不变</translation>
        </message>
        <message>
            <source>These come from %1. That file stays as it is; what you save here is used in its place.</source>
            <translation>这些数据源来自 %1。该文件保持不变；您在此保存的内容将取而代之。</translation>
        </message>
        <message>
            <source>Token</source>
            <translation>令牌</translation>
        </message>
        <message>
            <source>Try it</source>
            <translation>测试</translation>
        </message>
        <message>
            <source>Type</source>
            <translation>类型</translation>
        </message>
        <message>
            <source>User</source>
            <translation>用户</translation>
        </message>
        <message>
            <source>in place of user and password</source>
            <translation>代替用户名和密码</translation>
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
        <name>DashListView</name>
        <message>
            <source>No dashboards</source>
            <translation>没有仪表板</translation>
        </message>
        <message>
            <source>Recently viewed dashboards</source>
            <translation>最近查看的仪表板</translation>
        </message>
        <message>
            <source>Search</source>
            <translation>搜索</translation>
        </message>
        <message>
            <source>Starred dashboards</source>
            <translation>已加星标的仪表板</translation>
        </message>
    </context>
    <context>
        <name>DashboardBar</name>
        <message>
            <source>Back</source>
            <translation>返回</translation>
        </message>
        <message>
            <source>Back by half the range</source>
            <translation>后退半个时间范围</translation>
        </message>
        <message>
            <source>Back to %1 (Esc)</source>
            <translation>返回 %1 (Esc)</translation>
        </message>
        <message>
            <source>Datasources whose connection can be chosen</source>
            <translation>可选择连接的数据源</translation>
        </message>
        <message>
            <source>Forward by half the range</source>
            <translation>前进半个时间范围</translation>
        </message>
        <message>
            <source>More</source>
            <translation>更多</translation>
        </message>
        <message>
            <source>Star this dashboard (D F)</source>
            <translation>为此仪表板加星标 (D F)</translation>
        </message>
        <message>
            <source>Take the star from this dashboard (D F)</source>
            <translation>取消此仪表板的星标 (D F)</translation>
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
        <name>DashboardDocument</name>
        <message>
            <source>Cannot write %1: %2.</source>
            <translation>无法写入 %1：%2。</translation>
        </message>
        <message>
            <source>The dashboard has no place in its file.</source>
            <translation>仪表板在其文件中没有位置。</translation>
        </message>
    </context>
    <context>
        <name>DashboardEditor</name>
        <message>
            <source>%1 has changes that are not saved.</source>
            <translation>%1 有尚未保存的更改。</translation>
        </message>
        <message>
            <source>%1 was changed by somebody else since it was opened. Your version would replace theirs.</source>
            <translation>%1 在打开之后被他人更改。您的版本将替换他们的版本。</translation>
        </message>
        <message>
            <source>Changes are not saved</source>
            <translation>更改尚未保存</translation>
        </message>
        <message>
            <source>Convert</source>
            <translation>转换</translation>
        </message>
        <message>
            <source>Dashboards (*.json)</source>
            <translation>仪表板 (*.json)</translation>
        </message>
        <message>
            <source>Edit an older dashboard</source>
            <translation>编辑旧版仪表板</translation>
        </message>
        <message>
            <source>Replace it</source>
            <translation>替换</translation>
        </message>
        <message>
            <source>Save the dashboard</source>
            <translation>保存仪表板</translation>
        </message>
        <message>
            <source>The file has changed</source>
            <translation>文件已更改</translation>
        </message>
        <message>
            <source>This dashboard comes from another format. To be edited it becomes Grafana's JSON, in a file of its own.</source>
            <translation>此仪表板来自其他格式。要编辑它，会先转换为 Grafana 的 JSON，保存到单独的文件中。</translation>
        </message>
        <message>
            <source>This file has no place for that.</source>
            <translation>此文件中没有存放该内容的位置。</translation>
        </message>
        <message>
            <source>This file is of an older schema. To be edited it becomes the newest one, which older versions of Grafana cannot read. The file changes when you save.</source>
            <translation>此文件使用较旧的架构。要编辑它，会先转换为最新架构，旧版本的 Grafana 将无法读取。保存时文件才会改变。</translation>
        </message>
    </context>
    <context>
        <name>DashboardJson</name>
        <message>
            <source>%1 more are left out: a dashboard shows at most %2 kinds of annotations.</source>
            <translation>另有 %1 种注释被略去：一个仪表板最多显示 %2 种注释。</translation>
        </message>
        <message>
            <source>Untitled dashboard</source>
            <translation>未命名的仪表板</translation>
        </message>
    </context>
    <context>
        <name>DashboardLibrary</name>
        <message>
            <source>%1 holds no dashboard %2 any more.</source>
            <translation>%1 中已没有仪表板 %2。</translation>
        </message>
        <message>
            <source>Cannot read %1: %2.</source>
            <translation>无法读取 %1：%2。</translation>
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
            <source>Add a datasource...</source>
            <translation>添加数据源...</translation>
        </message>
        <message>
            <source>Choose connections...</source>
            <translation>选择连接...</translation>
        </message>
        <message>
            <source>Datasources of this dashboard are not configured here: %1.</source>
            <translation>此仪表板的数据源在此处未配置：%1。</translation>
        </message>
        <message>
            <source>not saved</source>
            <translation>未保存</translation>
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
        <name>DashboardTabs</name>
        <message>
            <source>Tabs of the dashboard</source>
            <translation>仪表板的选项卡</translation>
        </message>
    </context>
    <context>
        <name>DashboardView</name>
        <message>
            <source>This dashboard has no panels.</source>
            <translation>此仪表板没有面板。</translation>
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
        <message>
            <source>No datasource of type %1 is configured.</source>
            <translation>没有配置类型为 %1 的数据源。</translation>
        </message>
    </context>
    <context>
        <name>DataTab</name>
        <message>
            <source>%1 rows, %2 columns</source>
            <translation>%1 行，%2 列</translation>
        </message>
        <message>
            <source>All series by time</source>
            <translation>所有序列按时间合并</translation>
        </message>
        <message>
            <source>As the panel writes it</source>
            <translation>按面板的显示格式</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>复制</translation>
        </message>
        <message>
            <source>Frame %1</source>
            <translation>数据帧 %1</translation>
        </message>
        <message>
            <source>Save CSV...</source>
            <translation>保存 CSV...</translation>
        </message>
        <message>
            <source>Save JSON...</source>
            <translation>保存 JSON...</translation>
        </message>
    </context>
    <context>
        <name>DatasourceUse</name>
        <message>
            <source>The datasources cannot be kept in %1.</source>
            <translation>无法将数据源保存到 %1。</translation>
        </message>
        <message>
            <source>The keychain does not keep the passwords of %1: they are missing after the next start.</source>
            <translation>密钥环未能保存 %1 的密码：下次启动后将缺少这些密码。</translation>
        </message>
        <message>
            <source>the datasources</source>
            <translation>这些数据源</translation>
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
        <name>Expressions</name>
        <message>
            <source>Expression %1: %2</source>
            <translation>表达式 %1：%2</translation>
        </message>
        <message>
            <source>Expressions of the type “%1” are not evaluated.</source>
            <translation>不支持计算类型为“%1”的表达式。</translation>
        </message>
        <message>
            <source>Only series can be resampled, not numbers.</source>
            <translation>只能对序列重采样，不能对数值重采样。</translation>
        </message>
        <message>
            <source>SQL expressions are not evaluated.</source>
            <translation>不支持计算 SQL 表达式。</translation>
        </message>
        <message>
            <source>The condition “%1” lacks a limit.</source>
            <translation>条件“%1”缺少界限。</translation>
        </message>
        <message>
            <source>The panel has no query %1.</source>
            <translation>该面板没有查询 %1。</translation>
        </message>
        <message>
            <source>The window “%1” is longer than the time range.</source>
            <translation>窗口“%1”比时间范围更长。</translation>
        </message>
        <message>
            <source>The window “%1” is not a duration.</source>
            <translation>窗口“%1”不是时长。</translation>
        </message>
        <message>
            <source>The window “%1” is too short for the time range.</source>
            <translation>对于该时间范围，窗口“%1”太短。</translation>
        </message>
        <message>
            <source>There is no condition “%1”.</source>
            <translation>没有名为“%1”的条件。</translation>
        </message>
        <message>
            <source>There is no downsampling function “%1”.</source>
            <translation>没有名为“%1”的降采样函数。</translation>
        </message>
        <message>
            <source>There is no reducing function “%1”.</source>
            <translation>没有名为“%1”的归约函数。</translation>
        </message>
        <message>
            <source>There is no upsampling function “%1”.</source>
            <translation>没有名为“%1”的升采样函数。</translation>
        </message>
        <message>
            <source>What is to be reduced holds numbers already; they stay as they are.</source>
            <translation>要归约的内容已经是数值，保持不变。</translation>
        </message>
        <message>
            <source>it reads itself in a circle over %1.</source>
            <translation>它经由 %1 循环引用自身。</translation>
        </message>
        <message>
            <source>“%1” ends too early.</source>
            <translation>“%1”过早结束。</translation>
        </message>
        <message>
            <source>“%1” is not understood at character %2.</source>
            <translation>无法理解第 %2 个字符处的“%1”。</translation>
        </message>
    </context>
    <context>
        <name>FacetPopup</name>
        <message numerus="yes">
            <source>%n more</source>
            <translation>
                <numerusform>还有 %n 个</numerusform>
            </translation>
        </message>
        <message>
            <source>(none)</source>
            <translation>（无）</translation>
        </message>
        <message>
            <source>Show all series</source>
            <translation>显示所有序列</translation>
        </message>
    </context>
    <context>
        <name>FetchActions</name>
        <message>
            <source>%1 accepted it (%2).</source>
            <translation>%1 已接受（%2）。</translation>
        </message>
        <message>
            <source>%1 accepted it (%2): %3</source>
            <translation>%1 已接受（%2）：%3</translation>
        </message>
        <message>
            <source>%1 sends the request elsewhere (%2); it was not sent there.</source>
            <translation>%1 将请求转到别处（%2）；未向那里发送。</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <translation>%1：%2</translation>
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
        <name>FieldScales</name>
        <message>
            <source>Values beyond what an axis can show, cut off</source>
            <translation>超出坐标轴可显示范围的值已截断</translation>
        </message>
        <message>
            <source>Zero or less, not drawn on the logarithmic axis: %1 values</source>
            <translation>对数轴上未绘制小于或等于零的值：%1 个</translation>
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
        <name>FindingModel</name>
        <message>
            <source>%1 panels, %2 drawn natively, %3 as placeholders.</source>
            <translation>%1 个面板，%2 个原生绘制，%3 个占位显示。</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
        <message>
            <source>Import report</source>
            <translation>导入报告</translation>
        </message>
        <message>
            <source>The file is at schema version %1.</source>
            <translation>文件的架构版本为 %1。</translation>
        </message>
    </context>
    <context>
        <name>FlameGraph</name>
        <message>
            <source>No data</source>
            <translation>无数据</translation>
        </message>
        <message>
            <source>The data lacks the fields level, value and label</source>
            <translation>数据缺少字段 level、value 和 label</translation>
        </message>
    </context>
    <context>
        <name>FlameGraphView</name>
        <message>
            <source>%1 | %2 samples</source>
            <translation>%1 | %2 个样本</translation>
        </message>
        <message>
            <source>Back to the whole graph</source>
            <translation>返回完整火焰图</translation>
        </message>
        <message>
            <source>Both</source>
            <translation>两者</translation>
        </message>
        <message>
            <source>By package</source>
            <translation>按包</translation>
        </message>
        <message>
            <source>By value</source>
            <translation>按值</translation>
        </message>
        <message>
            <source>Copy function name</source>
            <translation>复制函数名</translation>
        </message>
        <message>
            <source>Count</source>
            <translation>数量</translation>
        </message>
        <message>
            <source>Flame Graph</source>
            <translation>火焰图</translation>
        </message>
        <message>
            <source>Focus block</source>
            <translation>聚焦此块</translation>
        </message>
        <message>
            <source>Left</source>
            <translation>左侧</translation>
        </message>
        <message>
            <source>No data</source>
            <translation>无数据</translation>
        </message>
        <message>
            <source>RAM</source>
            <translation>内存</translation>
        </message>
        <message>
            <source>Right</source>
            <translation>右侧</translation>
        </message>
        <message>
            <source>Sandwich view</source>
            <translation>三明治视图</translation>
        </message>
        <message>
            <source>Search...</source>
            <translation>搜索…</translation>
        </message>
        <message>
            <source>Self</source>
            <translation>自身</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>时间</translation>
        </message>
        <message>
            <source>Top Table</source>
            <translation>排行表</translation>
        </message>
        <message>
            <source>Total</source>
            <translation>总计</translation>
        </message>
        <message>
            <source>Which end of a long name is shown</source>
            <translation>长名称显示哪一端</translation>
        </message>
    </context>
    <context>
        <name>FlameTable</name>
        <message>
            <source>Self</source>
            <translation>自身</translation>
        </message>
        <message>
            <source>Symbol</source>
            <translation>符号</translation>
        </message>
        <message>
            <source>Total</source>
            <translation>总计</translation>
        </message>
    </context>
    <context>
        <name>FolderTree</name>
        <message>
            <source>All dashboards</source>
            <translation>所有仪表板</translation>
        </message>
        <message>
            <source>Recent</source>
            <translation>最近打开</translation>
        </message>
        <message>
            <source>Starred</source>
            <translation>已加星标</translation>
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
        <name>GeomapView</name>
        <message>
            <source>The map is not drawn: its points as a table</source>
            <translation>不绘制地图：以表格显示其各点</translation>
        </message>
    </context>
    <context>
        <name>GrafanaImport</name>
        <message>
            <source>Cannot write %1: %2.</source>
            <translation>无法写入 %1：%2。</translation>
        </message>
        <message>
            <source>The address does not answer like a Grafana.</source>
            <translation>该地址的应答不像 Grafana。</translation>
        </message>
        <message>
            <source>This Grafana does not serve the dashboard in a form that is known.</source>
            <translation>此 Grafana 未以已知的格式提供该仪表板。</translation>
        </message>
    </context>
    <context>
        <name>GrafanaImportDialog</name>
        <message>
            <source>%1 of %2: %3</source>
            <translation>%1 / %2：%3</translation>
        </message>
        <message>
            <source>Address</source>
            <translation>地址</translation>
        </message>
        <message>
            <source>Asking for the list of dashboards...</source>
            <translation>正在获取仪表板列表...</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>Choose...</source>
            <translation>选择...</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
        <message>
            <source>Dashboards written: %1. Already there as they are: %2. Failed: %3.</source>
            <translation>已写入仪表板：%1。已存在且相同：%2。失败：%3。</translation>
        </message>
        <message>
            <source>Import</source>
            <translation>导入</translation>
        </message>
        <message>
            <source>Import from Grafana</source>
            <translation>从 Grafana 导入</translation>
        </message>
        <message>
            <source>Keep the token in the keychain</source>
            <translation>在密钥环中保存令牌</translation>
        </message>
        <message>
            <source>Keep the token in the keychain (%1)</source>
            <translation>在密钥环中保存令牌（%1）</translation>
        </message>
        <message>
            <source>The import was cancelled.</source>
            <translation>导入已取消。</translation>
        </message>
        <message>
            <source>Token</source>
            <translation>令牌</translation>
        </message>
        <message>
            <source>Write dashboards to</source>
            <translation>将仪表板写入到</translation>
        </message>
        <message>
            <source>Write to</source>
            <translation>写入到</translation>
        </message>
        <message>
            <source>of a service account that may read dashboards</source>
            <translation>有权读取仪表板的服务账号的令牌</translation>
        </message>
    </context>
    <context>
        <name>GraphLayout</name>
        <message>
            <source>The graph cannot be laid out.</source>
            <translation>无法排布此图。</translation>
        </message>
    </context>
    <context>
        <name>HeaderFields</name>
        <message>
            <source>Add a header</source>
            <translation>添加标头</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>名称</translation>
        </message>
        <message>
            <source>Name of the header</source>
            <translation>标头名称</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>移除</translation>
        </message>
        <message>
            <source>Sent with every request, for example X-Scope-OrgID.</source>
            <translation>随每个请求一起发送，例如 X-Scope-OrgID。</translation>
        </message>
        <message>
            <source>Value</source>
            <translation>值</translation>
        </message>
        <message>
            <source>Value of the header</source>
            <translation>标头的值</translation>
        </message>
    </context>
    <context>
        <name>Heatmap</name>
        <message>
            <source>Bucket</source>
            <translation>区间</translation>
        </message>
        <message>
            <source>Data is missing a number field</source>
            <translation>数据缺少数值字段</translation>
        </message>
        <message>
            <source>Data is missing a time field</source>
            <translation>数据缺少时间字段</translation>
        </message>
        <message>
            <source>Duration</source>
            <translation>持续时间</translation>
        </message>
        <message>
            <source>Missing Y field</source>
            <translation>缺少 Y 字段</translation>
        </message>
        <message>
            <source>Missing value field</source>
            <translation>缺少数值字段</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>名称</translation>
        </message>
        <message>
            <source>No data</source>
            <translation>无数据</translation>
        </message>
        <message>
            <source>The first %1 exemplars are shown</source>
            <translation>显示前 %1 个示例点</translation>
        </message>
        <message>
            <source>Too many cells to draw</source>
            <translation>单元格过多，无法绘制</translation>
        </message>
        <message>
            <source>Too many cells: the oldest %1 columns are not shown</source>
            <translation>单元格过多：最早的 %1 列未显示</translation>
        </message>
    </context>
    <context>
        <name>Histogram</name>
        <message>
            <source>No data</source>
            <translation>无数据</translation>
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
            <source>%1 asks for a client certificate.</source>
            <translation>%1 要求客户端证书。</translation>
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
            <source>%1 does not accept the client certificate.</source>
            <translation>%1 不接受该客户端证书。</translation>
        </message>
        <message>
            <source>%1 does not allow this with these credentials (403).</source>
            <translation>%1 不允许以这些凭据执行此操作 (403)。</translation>
        </message>
        <message>
            <source>%1 does not speak TLS; its address may begin with http, not https.</source>
            <translation>%1 不使用 TLS；其地址可能应以 http 而不是 https 开头。</translation>
        </message>
        <message>
            <source>%1 ended the secure connection; it may want a client certificate.</source>
            <translation>%1 结束了安全连接；它可能需要客户端证书。</translation>
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
            <source>%1 speaks a version of TLS that is not accepted here.</source>
            <translation>%1 使用的 TLS 版本在此不被接受。</translation>
        </message>
        <message>
            <source>No connection to %1: %2.</source>
            <translation>无法连接 %1：%2。</translation>
        </message>
        <message>
            <source>No secure connection to %1 can be made.</source>
            <translation>无法与 %1 建立安全连接。</translation>
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
            <source>The certificate of %1 belongs to another name.</source>
            <translation>%1 的证书属于另一个名称。</translation>
        </message>
        <message>
            <source>The certificate of %1 has expired.</source>
            <translation>%1 的证书已过期。</translation>
        </message>
        <message>
            <source>The certificate of %1 is not valid yet.</source>
            <translation>%1 的证书尚未生效。</translation>
        </message>
        <message>
            <source>The certificate of %1 is self-signed and not trusted here.</source>
            <translation>%1 的证书是自签名的，在此不受信任。</translation>
        </message>
        <message>
            <source>The certificate of %1 is signed by an authority that is not trusted here.</source>
            <translation>%1 的证书由在此不受信任的机构签发。</translation>
        </message>
        <message>
            <source>The certificate of %1 was revoked.</source>
            <translation>%1 的证书已被吊销。</translation>
        </message>
        <message>
            <source>The certificates of this connection cannot be used.</source>
            <translation>此连接的证书无法使用。</translation>
        </message>
        <message>
            <source>The client certificate or its key for %1 cannot be used.</source>
            <translation>用于 %1 的客户端证书或其密钥无法使用。</translation>
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
            <source>The trusted certificates for %1 cannot be read.</source>
            <translation>无法读取用于 %1 的受信任证书。</translation>
        </message>
        <message>
            <source>no answer to %1 pings</source>
            <translation>%1 次 ping 没有应答</translation>
        </message>
    </context>
    <context>
        <name>Import</name>
        <message>
            <source>%1 panels lie over others; they move down until none does.</source>
            <translation>%1 个面板与其他面板重叠，它们会下移直到不再重叠。</translation>
        </message>
        <message>
            <source>%1 queries ask datasources of type %2, which are not supported; they bring no data.</source>
            <translation>有 %1 个查询使用不受支持的 %2 类型数据源；它们不返回任何数据。</translation>
        </message>
        <message>
            <source>A dashboard shows at most %1 panels; this one has %2.</source>
            <translation>一个仪表板最多显示 %1 个面板，此仪表板有 %2 个。</translation>
        </message>
        <message>
            <source>Addresses that are neither web pages nor dashboards are not opened.</source>
            <translation>既非网页也非仪表板的地址不会被打开。</translation>
        </message>
        <message>
            <source>An object in the file has more than %1 keys.</source>
            <translation>文件中有一个对象的键超过 %1 个。</translation>
        </message>
        <message>
            <source>Annotations that a Grafana keeps are not shown.</source>
            <translation>保存在 Grafana 中的注释不显示。</translation>
        </message>
        <message>
            <source>Another variable has the name %1; this part uses its values.</source>
            <translation>另一个变量也叫 %1；此部分使用那个变量的值。</translation>
        </message>
        <message>
            <source>Data of another panel is not mixed with other queries; this one brings none.</source>
            <translation>其他面板的数据不会与其他查询混合；此查询不返回任何数据。</translation>
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
            <source>Only the first of %1 matchers is used.</source>
            <translation>%1 个匹配器中仅使用第一个。</translation>
        </message>
        <message>
            <source>Panels of type %1 are not supported; a placeholder is shown.</source>
            <translation>不支持类型为 %1 的面板；改为显示占位面板。</translation>
        </message>
        <message>
            <source>Parts inside each other deeper than %1 levels are left out.</source>
            <translation>嵌套超过 %1 层的部分已省略。</translation>
        </message>
        <message>
            <source>Pictures of this text are not loaded; their descriptions stand in for them.</source>
            <translation>此文本中的图片不加载，以其描述代替。</translation>
        </message>
        <message>
            <source>Queries of type %1 cannot be grouped by this variable.</source>
            <translation>类型为 %1 的查询无法按此变量分组。</translation>
        </message>
        <message>
            <source>Rows of the old layout in a newer file are laid out as panels.</source>
            <translation>较新文件中的旧式行按面板排布。</translation>
        </message>
        <message>
            <source>Scripts, style sheets and frames of this text are left out.</source>
            <translation>此文本中的脚本、样式表和框架被略去。</translation>
        </message>
        <message>
            <source>Tabs become rows, one below the other.</source>
            <translation>选项卡变为上下排列的行。</translation>
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
            <source>The YAML is nested too deeply or too large.</source>
            <translation>YAML 嵌套过深或过大。</translation>
        </message>
        <message>
            <source>The addresses of the file's own datasources are not used; connections configured here are asked.</source>
            <translation>不使用文件自带的数据源地址；将查询此处配置的连接。</translation>
        </message>
        <message>
            <source>The alerts are those of the Alertmanager and Prometheus servers configured here; rules that a Grafana evaluates itself are not listed.</source>
            <translation>显示的是此处配置的 Alertmanager 和 Prometheus 服务器的告警；由 Grafana 自身计算的规则不列出。</translation>
        </message>
        <message>
            <source>The classic form has no conditions; it is always shown.</source>
            <translation>经典格式没有条件；始终显示。</translation>
        </message>
        <message>
            <source>The file</source>
            <translation>文件</translation>
        </message>
        <message>
            <source>The file holds %1 dashboards; this is the first, %2.</source>
            <translation>文件包含 %1 个仪表板；这是第一个：%2。</translation>
        </message>
        <message>
            <source>The file is a resource of kind "%1" that holds no dashboards.</source>
            <translation>文件是类型为“%1”的资源，其中不包含仪表板。</translation>
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
            <source>The file is not a dashboard and holds none.</source>
            <translation>文件不是仪表板，也不包含仪表板。</translation>
        </message>
        <message>
            <source>The file leaves open which datasource "%1" is; the %2 connection configured here is asked.</source>
            <translation>文件未指定“%1”是哪个数据源；将查询此处配置的 %2 连接。</translation>
        </message>
        <message>
            <source>The file only refers to the library panel %1; its definition is elsewhere.</source>
            <translation>该文件仅引用库面板 %1；其定义在别处。</translation>
        </message>
        <message>
            <source>The line below the title stands in the panel's description.</source>
            <translation>标题下方的文字已放入面板说明。</translation>
        </message>
        <message>
            <source>The map is not drawn; its points are shown as a table.</source>
            <translation>不绘制地图，其中的点以表格显示。</translation>
        </message>
        <message>
            <source>The panel has no type; a placeholder is shown.</source>
            <translation>面板没有类型；显示占位面板。</translation>
        </message>
        <message>
            <source>The panel lies over another one; it moves down until it does not.</source>
            <translation>该面板与另一个面板重叠；它会下移直到不再重叠。</translation>
        </message>
        <message>
            <source>The panel's own time range ends where the dashboard's does.</source>
            <translation>面板自身的时间范围在仪表板的时间范围结束处结束。</translation>
        </message>
        <message>
            <source>The recovery threshold of this expression acts in alert rules only; here the first condition decides alone.</source>
            <translation>此表达式的恢复阈值只在告警规则中起作用；这里只由第一个条件决定。</translation>
        </message>
        <message>
            <source>The row is as high as its panels; it does not fill the screen.</source>
            <translation>该行高度与其面板相同；不会填满屏幕。</translation>
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
            <source>The unit %1 is not known; plain numbers are shown.</source>
            <translation>未知单位 %1；显示普通数字。</translation>
        </message>
        <message>
            <source>The variables of this part apply to the whole dashboard.</source>
            <translation>此部分的变量作用于整个仪表板。</translation>
        </message>
        <message>
            <source>There is no element named %1.</source>
            <translation>没有名为 %1 的元素。</translation>
        </message>
        <message>
            <source>Variables of type %1 are not supported; the saved value is used.</source>
            <translation>不支持类型为 %1 的变量；使用保存的值。</translation>
        </message>
        <message>
            <source>Variables refer to each other in a circle (%1): one of them is loaded without the others.</source>
            <translation>变量之间循环引用（%1）：其中一个在没有其他变量的情况下加载。</translation>
        </message>
    </context>
    <context>
        <name>Inspector</name>
        <message>
            <source>Answer came</source>
            <translation>应答时间</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>复制</translation>
        </message>
        <message>
            <source>Data</source>
            <translation>数据</translation>
        </message>
        <message>
            <source>Decoding</source>
            <translation>解码</translation>
        </message>
        <message>
            <source>Each query</source>
            <translation>每个查询</translation>
        </message>
        <message>
            <source>Error</source>
            <translation>错误</translation>
        </message>
        <message>
            <source>Fields shown</source>
            <translation>显示的字段</translation>
        </message>
        <message>
            <source>First byte</source>
            <translation>首字节</translation>
        </message>
        <message>
            <source>Frames shown</source>
            <translation>显示的数据帧</translation>
        </message>
        <message>
            <source>From</source>
            <translation>从</translation>
        </message>
        <message>
            <source>JSON</source>
            <translation>JSON</translation>
        </message>
        <message>
            <source>Newest sample</source>
            <translation>最新样本</translation>
        </message>
        <message>
            <source>No answer yet.</source>
            <translation>尚无应答。</translation>
        </message>
        <message>
            <source>Queries</source>
            <translation>查询数</translation>
        </message>
        <message>
            <source>Query</source>
            <translation>查询</translation>
        </message>
        <message>
            <source>Received</source>
            <translation>已接收</translation>
        </message>
        <message>
            <source>Received after</source>
            <translation>接收完毕</translation>
        </message>
        <message>
            <source>Rows shown</source>
            <translation>显示的行</translation>
        </message>
        <message>
            <source>Save JSON...</source>
            <translation>保存 JSON...</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>大小</translation>
        </message>
        <message>
            <source>Slowest answer</source>
            <translation>最慢的应答</translation>
        </message>
        <message>
            <source>Stats</source>
            <translation>统计</translation>
        </message>
        <message>
            <source>This panel asks nothing.</source>
            <translation>此面板不进行查询。</translation>
        </message>
        <message>
            <source>To</source>
            <translation>到</translation>
        </message>
        <message>
            <source>Waited</source>
            <translation>等待</translation>
        </message>
        <message>
            <source>first byte after %1, received after %2, decoded in %3; %4, %5 frames, %6 rows</source>
            <translation>首字节 %1，接收完毕 %2，解码 %3；%4，%5 个数据帧，%6 行</translation>
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
        <name>Jaeger</name>
        <message>
            <source>%1 answers: %2</source>
            <translation>%1 返回：%2</translation>
        </message>
        <message>
            <source>%1 has further errors: %2</source>
            <translation>%1 还有其他错误：%2</translation>
        </message>
        <message>
            <source>%1 sent a web page instead of data: is the address Jaeger's?</source>
            <translation>%1 返回的是网页而不是数据：这个地址是 Jaeger 的吗？</translation>
        </message>
        <message>
            <source>%1 sent an empty answer.</source>
            <translation>%1 返回了空响应。</translation>
        </message>
        <message>
            <source>A search for traces needs a service.</source>
            <translation>搜索链路需要指定服务。</translation>
        </message>
        <message>
            <source>A trace from a file is opened with File &gt; Open, not by a query.</source>
            <translation>文件中的链路请用“文件 &gt; 打开”打开，而不是用查询。</translation>
        </message>
        <message>
            <source>Jaeger answers and knows %1 services.</source>
            <translation>Jaeger 有应答，已知 %1 个服务。</translation>
        </message>
        <message>
            <source>Service metrics need a service.</source>
            <translation>服务指标需要指定一个服务。</translation>
        </message>
        <message>
            <source>The answer of %1 is damaged or not Jaeger's.</source>
            <translation>%1 的应答已损坏，或者不是 Jaeger 的应答。</translation>
        </message>
        <message>
            <source>The quotes of the tags “%1” do not close.</source>
            <translation>标签“%1”的引号没有闭合。</translation>
        </message>
        <message>
            <source>The tags “%1” have a value without a key.</source>
            <translation>标签“%1”中有缺少键的值。</translation>
        </message>
        <message>
            <source>Trace: %1</source>
            <translation>追踪：%1</translation>
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
        <name>JsonEditor</name>
        <message>
            <source>A panel is a JSON object.</source>
            <translation>面板是一个 JSON 对象。</translation>
        </message>
        <message>
            <source>Apply</source>
            <translation>应用</translation>
        </message>
        <message>
            <source>Changes are not applied</source>
            <translation>更改尚未应用</translation>
        </message>
        <message>
            <source>The JSON of the panel has changes that are not applied.</source>
            <translation>面板的 JSON 有尚未应用的更改。</translation>
        </message>
        <message>
            <source>The dashboard has no place for this panel.</source>
            <translation>仪表板中没有此面板的位置。</translation>
        </message>
        <message>
            <source>The text is valid.</source>
            <translation>文本有效。</translation>
        </message>
    </context>
    <context>
        <name>KeyReader</name>
        <message>
            <source>Should be %1 but is %2; the default is used.</source>
            <translation>应为%1，实际为%2；使用默认值。</translation>
        </message>
        <message>
            <source>The text ends after %1 of its %2 characters.</source>
            <translation>文本在 %1 个字符处截断（共 %2 个字符）。</translation>
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
        <name>KioskScreen</name>
        <message>
            <source>A dashboard is shown on a wall.</source>
            <translation>正在墙上屏幕显示仪表板。</translation>
        </message>
    </context>
    <context>
        <name>Library</name>
        <message>
            <source>Cannot write %1: %2.</source>
            <translation>无法写入 %1：%2。</translation>
        </message>
        <message>
            <source>Not valid JSON.</source>
            <translation>不是有效的 JSON。</translation>
        </message>
        <message>
            <source>Shipped with Vedette</source>
            <translation>随 Vedette 提供</translation>
        </message>
        <message>
            <source>The file is too large for a dashboard.</source>
            <translation>文件过大，不能作为仪表板。</translation>
        </message>
    </context>
    <context>
        <name>LibraryDelegate</name>
        <message>
            <source>%1 panels</source>
            <translation>%1 个面板</translation>
        </message>
        <message>
            <source>1 panel</source>
            <translation>1 个面板</translation>
        </message>
        <message>
            <source>Panel:</source>
            <translation>面板：</translation>
        </message>
        <message>
            <source>Query:</source>
            <translation>查询：</translation>
        </message>
    </context>
    <context>
        <name>LibraryPage</name>
        <message>
            <source>%1 dashboards</source>
            <translation>%1 个仪表板</translation>
        </message>
        <message>
            <source>%1 files cannot be read</source>
            <translation>%1 个文件无法读取</translation>
        </message>
        <message>
            <source>1 dashboard</source>
            <translation>1 个仪表板</translation>
        </message>
        <message>
            <source>1 file cannot be read</source>
            <translation>1 个文件无法读取</translation>
        </message>
        <message>
            <source>All tags</source>
            <translation>所有标签</translation>
        </message>
        <message>
            <source>Best match</source>
            <translation>最佳匹配</translation>
        </message>
        <message>
            <source>By title</source>
            <translation>按标题</translation>
        </message>
        <message>
            <source>Dashboards</source>
            <translation>仪表板</translation>
        </message>
        <message>
            <source>Datasources...</source>
            <translation>数据源...</translation>
        </message>
        <message>
            <source>Drop Grafana dashboards or folders of them here, paste a dashboard's JSON, or open a folder.</source>
            <translation>将 Grafana 仪表板或其文件夹拖放到此处，粘贴仪表板的 JSON，或打开文件夹。</translation>
        </message>
        <message>
            <source>Import from Grafana...</source>
            <translation>从 Grafana 导入...</translation>
        </message>
        <message>
            <source>Most panels first</source>
            <translation>面板最多的在前</translation>
        </message>
        <message>
            <source>Newest first</source>
            <translation>最新的在前</translation>
        </message>
        <message>
            <source>No dashboard is starred. A click on the star at the right of a dashboard does it.</source>
            <translation>没有加星标的仪表板。点击仪表板右侧的星形即可加星标。</translation>
        </message>
        <message>
            <source>No dashboard matches.</source>
            <translation>没有匹配的仪表板。</translation>
        </message>
        <message>
            <source>Open a file...</source>
            <translation>打开文件...</translation>
        </message>
        <message>
            <source>Open a folder...</source>
            <translation>打开文件夹...</translation>
        </message>
        <message>
            <source>Reading the folder...</source>
            <translation>正在读取文件夹...</translation>
        </message>
        <message>
            <source>Recent dashboards</source>
            <translation>最近的仪表板</translation>
        </message>
        <message>
            <source>Search titles, tags, panels and queries</source>
            <translation>搜索标题、标签、面板和查询</translation>
        </message>
        <message>
            <source>Starred dashboards</source>
            <translation>已加星标的仪表板</translation>
        </message>
        <message>
            <source>Tags</source>
            <translation>标签</translation>
        </message>
        <message>
            <source>reading...</source>
            <translation>正在读取...</translation>
        </message>
    </context>
    <context>
        <name>LivePanels</name>
        <message>
            <source>%1 more are left out: a dashboard shows at most %2 panels.</source>
            <translation>还有 %1 个未显示：一个仪表板最多显示 %2 个面板。</translation>
        </message>
        <message>
            <source>%1 tabs are left out: a bar shows at most %2.</source>
            <translation>已省略 %1 个标签页：一个标签栏最多显示 %2 个。</translation>
        </message>
    </context>
    <context>
        <name>LogContext</name>
        <message>
            <source>Lines around %1</source>
            <translation>%1 前后的日志</translation>
        </message>
    </context>
    <context>
        <name>LogDetails</name>
        <message>
            <source>Copy the value</source>
            <translation>复制值</translation>
        </message>
        <message>
            <source>Fields in the line</source>
            <translation>行内字段</translation>
        </message>
        <message>
            <source>Labels</source>
            <translation>标签</translation>
        </message>
        <message>
            <source>Links</source>
            <translation>链接</translation>
        </message>
        <message>
            <source>No lines with this value</source>
            <translation>排除含此值的行</translation>
        </message>
        <message>
            <source>Only lines with this value</source>
            <translation>只看含此值的行</translation>
        </message>
        <message>
            <source>Open the link</source>
            <translation>打开链接</translation>
        </message>
        <message>
            <source>Parsed fields</source>
            <translation>解析出的字段</translation>
        </message>
        <message>
            <source>Structured metadata</source>
            <translation>结构化元数据</translation>
        </message>
        <message>
            <source>This line has no labels or fields.</source>
            <translation>该行没有标签或字段。</translation>
        </message>
    </context>
    <context>
        <name>LogDetailsPane</name>
        <message>
            <source>Close the details (Esc)</source>
            <translation>关闭详情（Esc）</translation>
        </message>
    </context>
    <context>
        <name>LogExplorer</name>
        <message>
            <source>Only lines of this level</source>
            <translation>只看此级别的行</translation>
        </message>
        <message>
            <source>To read: about %1 · lines: %2 · streams: %3</source>
            <translation>将读取约 %1 · 行数：%2 · 流数：%3</translation>
        </message>
        <message>
            <source>bars: of the lines shown</source>
            <translation>柱状图：按所示行统计</translation>
        </message>
    </context>
    <context>
        <name>LogLevelBar</name>
        <message>
            <source>Only lines of this level; with Ctrl those of all others</source>
            <translation>只看此级别的行；按住 Ctrl 则看其余级别</translation>
        </message>
    </context>
    <context>
        <name>LogPainter</name>
        <message>
            <source>… and %1 more characters</source>
            <translation>… 还有 %1 个字符</translation>
        </message>
    </context>
    <context>
        <name>LogQueryEdit</name>
        <message>
            <source>Ask for the lines of this query (Enter)</source>
            <translation>查询此语句的日志行（回车）</translation>
        </message>
        <message>
            <source>Format query</source>
            <translation>格式化查询</translation>
        </message>
        <message>
            <source>Query</source>
            <translation>查询</translation>
        </message>
        <message>
            <source>Run query</source>
            <translation>运行查询</translation>
        </message>
        <message>
            <source>The query as the server writes it, on several lines when it is long</source>
            <translation>按服务器的书写方式显示查询，较长时分为多行</translation>
        </message>
    </context>
    <context>
        <name>LogSearchBar</name>
        <message>
            <source>%1 of %2</source>
            <translation>第 %1 个，共 %2 个</translation>
        </message>
        <message>
            <source>Explore</source>
            <translation>浏览</translation>
        </message>
        <message>
            <source>Hold the lines as they are</source>
            <translation>暂停更新日志</translation>
        </message>
        <message>
            <source>Live</source>
            <translation>实时</translation>
        </message>
        <message>
            <source>Next match (F3)</source>
            <translation>下一个匹配（F3）</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>暂停</translation>
        </message>
        <message>
            <source>Previous match (Shift+F3)</source>
            <translation>上一个匹配（Shift+F3）</translation>
        </message>
        <message>
            <source>Resume</source>
            <translation>继续</translation>
        </message>
        <message>
            <source>Resume (%1 new)</source>
            <translation>继续（%1 行新日志）</translation>
        </message>
        <message>
            <source>Search lines</source>
            <translation>搜索日志</translation>
        </message>
        <message>
            <source>Search lines (Ctrl+F)</source>
            <translation>搜索日志（Ctrl+F）</translation>
        </message>
        <message>
            <source>Show lines as they come</source>
            <translation>实时显示新日志</translation>
        </message>
        <message>
            <source>These lines in full size, with their levels over time, fields and patterns</source>
            <translation>全屏显示这些日志行，以及各级别随时间的数量、字段和模式</translation>
        </message>
        <message>
            <source>nothing found</source>
            <translation>未找到</translation>
        </message>
    </context>
    <context>
        <name>LogSidebar</name>
        <message>
            <source>(empty)</source>
            <translation>（空）</translation>
        </message>
        <message>
            <source>All values in the time range…</source>
            <translation>时间范围内的所有值…</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>复制</translation>
        </message>
        <message>
            <source>Counting the fields…</source>
            <translation>正在统计字段…</translation>
        </message>
        <message>
            <source>Fields</source>
            <translation>字段</translation>
        </message>
        <message>
            <source>Fields of the lines</source>
            <translation>日志行中的字段</translation>
        </message>
        <message>
            <source>Labels</source>
            <translation>标签</translation>
        </message>
        <message>
            <source>None of the lines shown has it.</source>
            <translation>所显示的日志行都没有该字段。</translation>
        </message>
        <message>
            <source>Only lines with it</source>
            <translation>只看包含它的行</translation>
        </message>
        <message>
            <source>Only lines without it</source>
            <translation>只看不包含它的行</translation>
        </message>
        <message>
            <source>Patterns</source>
            <translation>模式</translation>
        </message>
        <message>
            <source>Structured metadata</source>
            <translation>结构化元数据</translation>
        </message>
        <message>
            <source>The lines have no fields.</source>
            <translation>这些日志行没有字段。</translation>
        </message>
        <message>
            <source>The server knows no patterns.</source>
            <translation>服务器没有任何模式。</translation>
        </message>
        <message>
            <source>The server tells no volume of these streams.</source>
            <translation>服务器未提供这些流的数据量。</translation>
        </message>
        <message>
            <source>Volume</source>
            <translation>数据量</translation>
        </message>
        <message>
            <source>What the lines have</source>
            <translation>日志行的内容</translation>
        </message>
        <message>
            <source>and %1 more</source>
            <translation>还有 %1 个</translation>
        </message>
    </context>
    <context>
        <name>LogView</name>
        <message>
            <source>Common labels: %1</source>
            <translation>共同标签：%1</translation>
        </message>
        <message>
            <source>Copy line</source>
            <translation>复制此行</translation>
        </message>
        <message>
            <source>Copy line with time and labels</source>
            <translation>复制此行及时间和标签</translation>
        </message>
        <message>
            <source>Follow lines as they come</source>
            <translation>跟随新的日志行</translation>
        </message>
        <message>
            <source>Lines around this one</source>
            <translation>查看此行前后的日志</translation>
        </message>
        <message>
            <source>Search lines...</source>
            <translation>搜索日志行...</translation>
        </message>
        <message>
            <source>Stop following</source>
            <translation>停止跟随</translation>
        </message>
    </context>
    <context>
        <name>LogsPanel</name>
        <message>
            <source>No log lines</source>
            <translation>没有日志行</translation>
        </message>
        <message>
            <source>Waiting for lines...</source>
            <translation>等待日志行...</translation>
        </message>
    </context>
    <context>
        <name>Loki</name>
        <message>
            <source>"%1" is not a step such as 15s or 1m.</source>
            <translation>“%1”不是 15s 或 1m 这样的步长。</translation>
        </message>
        <message>
            <source>%1 answers: %2</source>
            <translation>%1 返回：%2</translation>
        </message>
        <message>
            <source>%1 lines were left out because they came too fast.</source>
            <translation>有 %1 行到来太快，已略去。</translation>
        </message>
        <message>
            <source>%1 sent a web page instead of data: is the address Loki's?</source>
            <translation>%1 返回的是网页而不是数据：这是 Loki 的地址吗？</translation>
        </message>
        <message>
            <source>%1 sent an empty answer.</source>
            <translation>%1 返回了空响应。</translation>
        </message>
        <message>
            <source>Lines in a form that is not known were left out: %1.</source>
            <translation>格式无法识别的日志行已略去：%1。</translation>
        </message>
        <message>
            <source>Loki %1 answers.</source>
            <translation>Loki %1 有应答。</translation>
        </message>
        <message>
            <source>Loki answers but holds no log lines of the last hours.</source>
            <translation>Loki 有应答，但最近几小时没有日志。</translation>
        </message>
        <message>
            <source>Loki answers.</source>
            <translation>Loki 有应答。</translation>
        </message>
        <message>
            <source>More lines have one equal time than the server gives at once; some of them are missing.</source>
            <translation>同一时刻的日志行多于服务器一次能给出的数量，缺少其中一部分。</translation>
        </message>
        <message>
            <source>The answer of %1 holds bytes that are no UTF-8; they are shown as �.</source>
            <translation>%1 的应答含有非 UTF-8 字节，显示为 �。</translation>
        </message>
        <message>
            <source>The answer of %1 is damaged or not Loki's.</source>
            <translation>%1 的应答已损坏，或不是 Loki 的应答。</translation>
        </message>
    </context>
    <context>
        <name>LokiTail</name>
        <message>
            <source>%1 answers: %2</source>
            <translation>%1 返回：%2</translation>
        </message>
        <message>
            <source>%1 refuses to send lines as they come (HTTP %2).</source>
            <translation>%1 拒绝实时发送日志行（HTTP %2）。</translation>
        </message>
        <message>
            <source>The live connection to %1 is lost (%2); it is tried again in %3 s.</source>
            <translation>与 %1 的实时连接已断开（%2），%3 秒后重试。</translation>
        </message>
        <message>
            <source>the server closed the connection</source>
            <translation>服务器关闭了连接</translation>
        </message>
    </context>
    <context>
        <name>MainMenu</name>
        <message>
            <source>&amp;Back by half the range</source>
            <translation>后退半个范围(&amp;B)</translation>
        </message>
        <message>
            <source>&amp;Back to the dashboard</source>
            <translation>返回仪表板(&amp;B)</translation>
        </message>
        <message>
            <source>&amp;Choose range...</source>
            <translation>选择范围(&amp;C)...</translation>
        </message>
        <message>
            <source>&amp;Colours for colour-blind eyes</source>
            <translation>色盲友好配色(&amp;C)</translation>
        </message>
        <message>
            <source>&amp;Dark</source>
            <translation>深色(&amp;D)</translation>
        </message>
        <message>
            <source>&amp;Datasources...</source>
            <translation>数据源(&amp;D)...</translation>
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
            <source>&amp;Help</source>
            <translation>帮助(&amp;H)</translation>
        </message>
        <message>
            <source>&amp;High contrast, for walls</source>
            <translation>高对比度，适合大屏(&amp;H)</translation>
        </message>
        <message>
            <source>&amp;Import from Grafana...</source>
            <translation>从 Grafana 导入(&amp;I)...</translation>
        </message>
        <message>
            <source>&amp;Keyboard shortcuts</source>
            <translation>键盘快捷键(&amp;K)</translation>
        </message>
        <message>
            <source>&amp;Kiosk mode</source>
            <translation>展示模式(&amp;K)</translation>
        </message>
        <message>
            <source>&amp;Language</source>
            <translation>语言(&amp;L)</translation>
        </message>
        <message>
            <source>&amp;Library</source>
            <translation>仪表板库(&amp;L)</translation>
        </message>
        <message>
            <source>&amp;Light</source>
            <translation>浅色(&amp;L)</translation>
        </message>
        <message>
            <source>&amp;Link with other windows</source>
            <translation>与其他窗口联动(&amp;L)</translation>
        </message>
        <message>
            <source>&amp;Move and resize panels</source>
            <translation>移动面板和调整大小(&amp;M)</translation>
        </message>
        <message>
            <source>&amp;New window</source>
            <translation>新建窗口(&amp;N)</translation>
        </message>
        <message>
            <source>&amp;Next range</source>
            <translation>下一个时间范围(&amp;N)</translation>
        </message>
        <message>
            <source>&amp;Next theme</source>
            <translation>下一个主题(&amp;N)</translation>
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
            <source>&amp;Paste a dashboard</source>
            <translation>粘贴仪表板(&amp;P)</translation>
        </message>
        <message>
            <source>&amp;Previous range</source>
            <translation>上一个时间范围(&amp;P)</translation>
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
            <source>&amp;Revert</source>
            <translation>还原(&amp;R)</translation>
        </message>
        <message>
            <source>&amp;Save</source>
            <translation>保存(&amp;S)</translation>
        </message>
        <message>
            <source>&amp;Slide the axis with the clock</source>
            <translation>时间轴随时钟滑动(&amp;S)</translation>
        </message>
        <message>
            <source>&amp;Theme</source>
            <translation>主题(&amp;T)</translation>
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
            <source>Dashboard s&amp;ettings...</source>
            <translation>仪表板设置(&amp;E)...</translation>
        </message>
        <message>
            <source>Datasources fil&amp;e...</source>
            <translation>数据源文件(&amp;E)...</translation>
        </message>
        <message>
            <source>Open &amp;folder...</source>
            <translation>打开文件夹(&amp;F)...</translation>
        </message>
        <message>
            <source>S&amp;hipped dashboards</source>
            <translation>随附的仪表板(&amp;H)</translation>
        </message>
        <message>
            <source>Save &amp;as...</source>
            <translation>另存为(&amp;A)...</translation>
        </message>
        <message>
            <source>That of the &amp;system</source>
            <translation>跟随系统(&amp;S)</translation>
        </message>
        <message>
            <source>Vedette speaks the chosen language from its next start.</source>
            <translation>所选语言将在下次启动 Vedette 时生效。</translation>
        </message>
        <message>
            <source>Zoom &amp;out</source>
            <translation>缩小(&amp;O)</translation>
        </message>
    </context>
    <context>
        <name>MainWindow</name>
        <message>
            <source>%1 holds traces, not a dashboard.</source>
            <translation>%1 包含的是链路追踪，而不是仪表板。</translation>
        </message>
        <message>
            <source>%1 names no folders of dashboards.</source>
            <translation>%1 没有指定任何仪表板文件夹。</translation>
        </message>
        <message>
            <source>Clipboard</source>
            <translation>剪贴板</translation>
        </message>
        <message>
            <source>Dashboards and provisioning files (*.json *.yaml *.yml);;All files (*)</source>
            <translation>仪表板和预配置文件 (*.json *.yaml *.yml);;所有文件 (*)</translation>
        </message>
        <message>
            <source>Dashboards ask the datasources of %1 now: %2.</source>
            <translation>仪表板现在查询 %1 的数据源：%2。</translation>
        </message>
        <message>
            <source>Datasources in Grafana's provisioning format</source>
            <translation>Grafana 预配置格式的数据源</translation>
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
            <source>The file is no dashboard any more: %1</source>
            <translation>该文件已不是仪表板：%1</translation>
        </message>
        <message>
            <source>The library reads the folders that %1 names: %2.</source>
            <translation>仪表板库读取 %1 指定的文件夹：%2。</translation>
        </message>
        <message>
            <source>YAML (*.yaml *.yml)</source>
            <translation>YAML (*.yaml *.yml)</translation>
        </message>
    </context>
    <context>
        <name>MappingDialog</name>
        <message>
            <source>%1  ·  answered by the first connection of its type</source>
            <translation>%1  ·  由该类型的第一个连接应答</translation>
        </message>
        <message>
            <source>Datasources of this dashboard</source>
            <translation>此仪表板的数据源</translation>
        </message>
        <message>
            <source>Leave as it is</source>
            <translation>保持原样</translation>
        </message>
        <message>
            <source>The dashboard names datasources that are not configured here or that several connections can answer. Choose which connection answers for each. The choice is remembered beside the file, and the file stays as it is.</source>
            <translation>该仪表板引用了此处未配置或可由多个连接应答的数据源。请为每个数据源选择由哪个连接应答。选择会保存在文件旁边，文件本身保持不变。</translation>
        </message>
        <message>
            <source>any datasource of type %1</source>
            <translation>任意 %1 类型的数据源</translation>
        </message>
        <message>
            <source>asked %1 times</source>
            <translation>查询 %1 次</translation>
        </message>
        <message>
            <source>asked once</source>
            <translation>查询 1 次</translation>
        </message>
    </context>
    <context>
        <name>Matcher</name>
        <message>
            <source>The quotes of the value %1 do not close.</source>
            <translation>值 %1 的引号没有闭合。</translation>
        </message>
        <message>
            <source>The regular expression of %1 cannot be read: %2.</source>
            <translation>无法读取 %1 的正则表达式：%2。</translation>
        </message>
        <message>
            <source>“%1” is no matcher: it needs a label, one of = != =~ !~, and a value.</source>
            <translation>“%1”不是匹配器：需要一个标签、= != =~ !~ 之一以及一个值。</translation>
        </message>
    </context>
    <context>
        <name>Navigator</name>
        <message>
            <source>Open a link</source>
            <translation>打开链接</translation>
        </message>
        <message>
            <source>Open this address in the browser?</source>
            <translation>在浏览器中打开此地址？</translation>
        </message>
        <message>
            <source>There is no dashboard %1 in the library and in the folder %2.</source>
            <translation>仪表板库和文件夹 %2 中没有仪表板 %1。</translation>
        </message>
    </context>
    <context>
        <name>NodeGraph</name>
        <message>
            <source>No data</source>
            <translation>无数据</translation>
        </message>
        <message>
            <source>The data lacks nodes with an id or edges with source and target</source>
            <translation>数据缺少带 id 的节点或带 source 和 target 的边</translation>
        </message>
    </context>
    <context>
        <name>NodeGraphView</name>
        <message numerus="yes">
            <source>%n more nodes are not shown</source>
            <translation>
                <numerusform>另有 %n 个节点未显示</numerusform>
            </translation>
        </message>
        <message>
            <source>Force</source>
            <translation>力导向</translation>
        </message>
        <message>
            <source>Grid</source>
            <translation>网格</translation>
        </message>
        <message>
            <source>Layered</source>
            <translation>分层</translation>
        </message>
        <message>
            <source>Main stat</source>
            <translation>主指标</translation>
        </message>
        <message>
            <source>Secondary stat</source>
            <translation>次指标</translation>
        </message>
        <message>
            <source>Show the whole graph</source>
            <translation>显示整图</translation>
        </message>
        <message>
            <source>Zoom in</source>
            <translation>放大</translation>
        </message>
        <message>
            <source>Zoom out</source>
            <translation>缩小</translation>
        </message>
    </context>
    <context>
        <name>NoticeBar</name>
        <message>
            <source>Dismiss</source>
            <translation>忽略</translation>
        </message>
    </context>
    <context>
        <name>OptionModel</name>
        <message>
            <source>Use the value %1</source>
            <translation>使用值 %1</translation>
        </message>
    </context>
    <context>
        <name>OptionPicker</name>
        <message>
            <source>%1 more</source>
            <translation>另外 %1 个</translation>
        </message>
        <message>
            <source>None</source>
            <translation>无</translation>
        </message>
        <message>
            <source>Search</source>
            <translation>搜索</translation>
        </message>
        <message>
            <source>Search or type a value</source>
            <translation>搜索或输入值</translation>
        </message>
    </context>
    <context>
        <name>Options</name>
        <message>
            <source>--%1 wants a time such as now-6h, not "%2".</source>
            <translation>--%1 需要类似 now-6h 的时间，而不是“%2”。</translation>
        </message>
        <message>
            <source>--%1 wants a whole number of at least %2, not "%3".</source>
            <translation>--%1 需要不小于 %2 的整数，而不是“%3”。</translation>
        </message>
        <message>
            <source>--scale wants a number from 0.5 to 8, not "%1".</source>
            <translation>--scale 需要 0.5 到 8 之间的数，而不是“%1”。</translation>
        </message>
        <message>
            <source>--theme is one of %1, not "%2".</source>
            <translation>--theme 应为 %1 之一，而不是“%2”。</translation>
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
            <source>There is no time zone "%1".</source>
            <translation>没有名为“%1”的时区。</translation>
        </message>
        <message>
            <source>Vedette shows Grafana dashboards live, without a browser.</source>
            <translation>Vedette 无需浏览器即可实时显示 Grafana 仪表板。</translation>
        </message>
        <message>
            <source>all panels fitted into the window's height</source>
            <translation>将所有面板适配到窗口高度</translation>
        </message>
        <message>
            <source>begin of the time range: now-6h, epoch ms</source>
            <translation>时间范围的起点：now-6h 或毫秒时间戳</translation>
        </message>
        <message>
            <source>dark, light or contrast, each also with -colorblind</source>
            <translation>dark、light 或 contrast，均可加 -colorblind</translation>
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
            <source>every query asks TestData instead of its datasource (render)</source>
            <translation>所有查询改为查询 TestData 而非其数据源（render）</translation>
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
            <source>time zone: utc, browser, Europe/Berlin</source>
            <translation>时区：utc、browser、Europe/Berlin</translation>
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
        <name>PageBar</name>
        <message>
            <source>%1 of %2</source>
            <translation>第 %1 个，共 %2 个</translation>
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
        <name>PageDocument</name>
        <message>
            <source>%1 was changed on disk, and your changes here are not saved.</source>
            <translation>%1 在磁盘上已更改，而您在此处的更改尚未保存。</translation>
        </message>
        <message>
            <source>%1 was deleted. What you see is its last content.</source>
            <translation>%1 已被删除。您看到的是它最后的内容。</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>完成</translation>
        </message>
        <message>
            <source>Drag panels to move them, their corner to resize them. Keys: Tab, arrows, Shift+arrows, Enter; Ctrl+Z takes a step back.</source>
            <translation>拖动面板可移动，拖动其角可调整大小。按键：Tab、方向键、Shift+方向键、Enter；Ctrl+Z 撤销一步。</translation>
        </message>
        <message>
            <source>JSON of the panel</source>
            <translation>面板的 JSON</translation>
        </message>
        <message>
            <source>Keep mine</source>
            <translation>保留我的版本</translation>
        </message>
        <message>
            <source>Save as...</source>
            <translation>另存为...</translation>
        </message>
        <message>
            <source>Take the file's version</source>
            <translation>采用文件的版本</translation>
        </message>
        <message>
            <source>This panel has no JSON of its own in the file.</source>
            <translation>此面板在文件中没有自己的 JSON。</translation>
        </message>
    </context>
    <context>
        <name>PanelActions</name>
        <message>
            <source>As %1...</source>
            <translation>保存为 %1...</translation>
        </message>
        <message>
            <source>Back to the dashboard</source>
            <translation>返回仪表板</translation>
        </message>
        <message>
            <source>Cannot write %1.</source>
            <translation>无法写入 %1。</translation>
        </message>
        <message>
            <source>Command line</source>
            <translation>命令行</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>复制</translation>
        </message>
        <message>
            <source>Data</source>
            <translation>数据</translation>
        </message>
        <message>
            <source>Data as CSV</source>
            <translation>数据（CSV）</translation>
        </message>
        <message>
            <source>Data as JSON</source>
            <translation>数据（JSON）</translation>
        </message>
        <message>
            <source>Edit JSON...</source>
            <translation>编辑 JSON...</translation>
        </message>
        <message>
            <source>Error</source>
            <translation>错误</translation>
        </message>
        <message>
            <source>Inspect</source>
            <translation>检查</translation>
        </message>
        <message>
            <source>Inspect: %1</source>
            <translation>检查：%1</translation>
        </message>
        <message>
            <source>JSON</source>
            <translation>JSON</translation>
        </message>
        <message>
            <source>Link</source>
            <translation>链接</translation>
        </message>
        <message>
            <source>Panel %1</source>
            <translation>面板 %1</translation>
        </message>
        <message>
            <source>Picture</source>
            <translation>图片</translation>
        </message>
        <message>
            <source>Query</source>
            <translation>查询</translation>
        </message>
        <message>
            <source>Save %1</source>
            <translation>保存 %1</translation>
        </message>
        <message>
            <source>Save picture</source>
            <translation>保存图片</translation>
        </message>
        <message>
            <source>Stats</source>
            <translation>统计</translation>
        </message>
        <message>
            <source>View full size</source>
            <translation>全屏查看</translation>
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
            <source>The datasource %1 cannot be used.</source>
            <translation>数据源 %1 无法使用。</translation>
        </message>
    </context>
    <context>
        <name>PanelJson</name>
        <message>
            <source>%1 more panels have the id of another one; they get ids of their own.</source>
            <translation>另有 %1 个面板的 id 与其他面板相同；它们将获得各自的 id。</translation>
        </message>
        <message>
            <source>Another panel has the id %1 too; this one gets %2.</source>
            <translation>另一个面板的 id 也是 %1；此面板改用 %2。</translation>
        </message>
        <message>
            <source>The panel lies outside of the grid or has no size to draw; it is moved inside.</source>
            <translation>面板位于网格之外或没有可绘制的大小；已将其移入网格。</translation>
        </message>
        <message>
            <source>The text ends after %1 of its %2 characters.</source>
            <translation>文本在 %1 个字符处截断（共 %2 个字符）。</translation>
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
            <source>Alert groups</source>
            <translation>告警分组</translation>
        </message>
        <message>
            <source>Alert list</source>
            <translation>告警列表</translation>
        </message>
        <message>
            <source>Annotations list</source>
            <translation>注释列表</translation>
        </message>
        <message>
            <source>Bar chart</source>
            <translation>柱状图</translation>
        </message>
        <message>
            <source>Bar gauge</source>
            <translation>条形仪表</translation>
        </message>
        <message>
            <source>Candlestick</source>
            <translation>K 线图</translation>
        </message>
        <message>
            <source>Canvas</source>
            <translation>画布</translation>
        </message>
        <message>
            <source>Dashboard list</source>
            <translation>仪表板列表</translation>
        </message>
        <message>
            <source>Flame graph</source>
            <translation>火焰图</translation>
        </message>
        <message>
            <source>Gauge</source>
            <translation>仪表</translation>
        </message>
        <message>
            <source>Geomap</source>
            <translation>地理地图</translation>
        </message>
        <message>
            <source>Heatmap</source>
            <translation>热力图</translation>
        </message>
        <message>
            <source>Histogram</source>
            <translation>直方图</translation>
        </message>
        <message>
            <source>Logs</source>
            <translation>日志</translation>
        </message>
        <message>
            <source>No data</source>
            <translation>无数据</translation>
        </message>
        <message>
            <source>Node graph</source>
            <translation>节点图</translation>
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
            <source>State timeline</source>
            <translation>状态时间线</translation>
        </message>
        <message>
            <source>Status history</source>
            <translation>状态历史</translation>
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
            <source>Traces</source>
            <translation>链路</translation>
        </message>
        <message>
            <source>Trend</source>
            <translation>趋势</translation>
        </message>
        <message>
            <source>Value</source>
            <translation>值</translation>
        </message>
        <message>
            <source>XY chart</source>
            <translation>XY 图</translation>
        </message>
    </context>
    <context>
        <name>PieView</name>
        <message>
            <source>%1 of %2 slices drawn</source>
            <translation>已绘制 %1 个扇区，共 %2 个</translation>
        </message>
    </context>
    <context>
        <name>PlaceholderView</name>
        <message>
            <source>News feeds are not fetched: only datasources are asked</source>
            <translation>不获取新闻源：只查询数据源</translation>
        </message>
        <message>
            <source>Panels of the type "%1" cannot be shown yet</source>
            <translation>尚不能显示类型为“%1”的面板</translation>
        </message>
        <message>
            <source>This library panel is not part of the file</source>
            <translation>此库面板不在文件中</translation>
        </message>
        <message>
            <source>This panel greets newcomers to Grafana</source>
            <translation>此面板用于欢迎 Grafana 新用户</translation>
        </message>
        <message>
            <source>This panel helps people who write panels</source>
            <translation>此面板供面板开发者使用</translation>
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
            <source>Not all rules came: %1</source>
            <translation>并非所有规则都已收到：%1</translation>
        </message>
        <message>
            <source>Open the trace</source>
            <translation>打开链路</translation>
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
            <source>The server could not ask all of its storage: data may be missing.</source>
            <translation>服务器未能查询其全部存储：数据可能不完整。</translation>
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
            <source>%1 has no options.path</source>
            <translation>%1 没有 options.path</translation>
        </message>
        <message>
            <source>%1 has no type</source>
            <translation>%1 没有类型</translation>
        </message>
        <message>
            <source>%1 is not a key of a dashboard provider and is ignored.</source>
            <translation>%1 不是仪表板提供程序的键，已忽略。</translation>
        </message>
        <message>
            <source>%1 is not a key of a datasource and is ignored.</source>
            <translation>%1 不是数据源的键，已忽略。</translation>
        </message>
        <message>
            <source>%1: providers of type %2 are not read.</source>
            <translation>%1：不读取类型为 %2 的提供程序。</translation>
        </message>
        <message>
            <source>More than one datasource is marked as the default</source>
            <translation>有多个数据源被标记为默认</translation>
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
        <name>QLineEdit</name>
        <message>
            <source>&amp;Copy</source>
            <translation>复制(&amp;C)</translation>
        </message>
        <message>
            <source>&amp;Paste</source>
            <translation>粘贴(&amp;P)</translation>
        </message>
        <message>
            <source>&amp;Redo</source>
            <translation>重做(&amp;R)</translation>
        </message>
        <message>
            <source>&amp;Undo</source>
            <translation>撤销(&amp;U)</translation>
        </message>
        <message>
            <source>Cu&amp;t</source>
            <translation>剪切(&amp;T)</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>删除</translation>
        </message>
        <message>
            <source>Select All</source>
            <translation>全选</translation>
        </message>
    </context>
    <context>
        <name>QPlatformTheme</name>
        <message>
            <source>&amp;No</source>
            <translation>否(&amp;N)</translation>
        </message>
        <message>
            <source>&amp;Yes</source>
            <translation>是(&amp;Y)</translation>
        </message>
        <message>
            <source>Apply</source>
            <translation>应用</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
        <message>
            <source>Discard</source>
            <translation>放弃</translation>
        </message>
        <message>
            <source>OK</source>
            <translation>确定</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>打开</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>保存</translation>
        </message>
    </context>
    <context>
        <name>QWidgetTextControl</name>
        <message>
            <source>&amp;Copy</source>
            <translation>复制(&amp;C)</translation>
        </message>
        <message>
            <source>&amp;Paste</source>
            <translation>粘贴(&amp;P)</translation>
        </message>
        <message>
            <source>&amp;Redo</source>
            <translation>重做(&amp;R)</translation>
        </message>
        <message>
            <source>&amp;Undo</source>
            <translation>撤销(&amp;U)</translation>
        </message>
        <message>
            <source>Cu&amp;t</source>
            <translation>剪切(&amp;T)</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>删除</translation>
        </message>
        <message>
            <source>Select All</source>
            <translation>全选</translation>
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
        <name>QueryLink</name>
        <message>
            <source>Log lines</source>
            <translation>日志行</translation>
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
            <translation>数量</translation>
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
        <message>
            <source>Refresh by itself</source>
            <translation>自动刷新</translation>
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
        <message>
            <source>The picture ends after %1 pixels.</source>
            <translation>图片在 %1 像素处截止。</translation>
        </message>
    </context>
    <context>
        <name>ReportPanel</name>
        <message>
            <source>%1 panels, %2 drawn natively, %3 as placeholders.</source>
            <translation>%1 个面板，%2 个原生绘制，%3 个占位显示。</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
        <message>
            <source>Errors</source>
            <translation>错误</translation>
        </message>
        <message>
            <source>Ignored</source>
            <translation>已忽略</translation>
        </message>
        <message>
            <source>Import report</source>
            <translation>导入报告</translation>
        </message>
        <message>
            <source>Not supported</source>
            <translation>不支持</translation>
        </message>
        <message>
            <source>The file is at schema version %1.</source>
            <translation>文件的架构版本为 %1。</translation>
        </message>
    </context>
    <context>
        <name>RequestDialog</name>
        <message>
            <source>Send</source>
            <translation>发送</translation>
        </message>
        <message>
            <source>Send a request</source>
            <translation>发送请求</translation>
        </message>
        <message>
            <source>Send this request?</source>
            <translation>要发送此请求吗？</translation>
        </message>
        <message>
            <source>The dashboard wants to send this request from your computer:</source>
            <translation>仪表板想从您的计算机发送此请求：</translation>
        </message>
        <message>
            <source>The request is too long to be shown whole, and nothing is sent unseen.</source>
            <translation>请求过长，无法完整显示；未经查看的内容不会发送。</translation>
        </message>
    </context>
    <context>
        <name>RowHeader</name>
        <message>
            <source>(%1 panels)</source>
            <translation>（%1 个面板）</translation>
        </message>
        <message>
            <source>(1 panel)</source>
            <translation>（1 个面板）</translation>
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
            <source>It cannot be read: %1.</source>
            <translation>无法读取：%1。</translation>
        </message>
        <message>
            <source>It is a folder, not a file.</source>
            <translation>它是一个文件夹，不是文件。</translation>
        </message>
        <message>
            <source>It is larger than %1 MB and is not opened.</source>
            <translation>它大于 %1 MB，因此未打开。</translation>
        </message>
    </context>
    <context>
        <name>SettingsDialog</name>
        <message>
            <source>%1 to %2</source>
            <translation>%1 至 %2</translation>
        </message>
        <message>
            <source>Dashboard settings</source>
            <translation>仪表板设置</translation>
        </message>
        <message>
            <source>Title</source>
            <translation>标题</translation>
        </message>
        <message>
            <source>When the dashboard is opened it shows</source>
            <translation>打开仪表板时显示</translation>
        </message>
        <message>
            <source>off</source>
            <translation>关闭</translation>
        </message>
        <message>
            <source>the present refresh</source>
            <translation>当前的刷新间隔</translation>
        </message>
        <message>
            <source>the present time range</source>
            <translation>当前的时间范围</translation>
        </message>
        <message>
            <source>the present values of variables</source>
            <translation>变量当前的值</translation>
        </message>
    </context>
    <context>
        <name>Shortcuts</name>
        <message>
            <source>Back</source>
            <translation>返回</translation>
        </message>
        <message>
            <source>Back by half the range</source>
            <translation>后退半个时间范围</translation>
        </message>
        <message>
            <source>Choose a range</source>
            <translation>选择时间范围</translation>
        </message>
        <message>
            <source>Close all rows</source>
            <translation>折叠所有行</translation>
        </message>
        <message>
            <source>Copy link</source>
            <translation>复制链接</translation>
        </message>
        <message>
            <source>Copy the range</source>
            <translation>复制时间范围</translation>
        </message>
        <message>
            <source>Dark, light or high contrast</source>
            <translation>深色、浅色或高对比度</translation>
        </message>
        <message>
            <source>Dashboard</source>
            <translation>仪表板</translation>
        </message>
        <message>
            <source>Edit JSON</source>
            <translation>编辑 JSON</translation>
        </message>
        <message>
            <source>Fit all panels into the window</source>
            <translation>将所有面板适配到窗口</translation>
        </message>
        <message>
            <source>Forward by half the range</source>
            <translation>前进半个时间范围</translation>
        </message>
        <message>
            <source>Full size and back</source>
            <translation>全屏查看与返回</translation>
        </message>
        <message>
            <source>Import report</source>
            <translation>导入报告</translation>
        </message>
        <message>
            <source>Inspect</source>
            <translation>检查</translation>
        </message>
        <message>
            <source>Keyboard shortcuts</source>
            <translation>键盘快捷键</translation>
        </message>
        <message>
            <source>Kiosk mode</source>
            <translation>展示模式</translation>
        </message>
        <message>
            <source>Library</source>
            <translation>仪表板库</translation>
        </message>
        <message>
            <source>Make the range absolute</source>
            <translation>将范围固定为绝对时间</translation>
        </message>
        <message>
            <source>Move and resize panels</source>
            <translation>移动面板和调整大小</translation>
        </message>
        <message>
            <source>New window, linked with this one</source>
            <translation>新窗口，与此窗口联动</translation>
        </message>
        <message>
            <source>Next range</source>
            <translation>下一个时间范围</translation>
        </message>
        <message>
            <source>Open a file</source>
            <translation>打开文件</translation>
        </message>
        <message>
            <source>Open all rows</source>
            <translation>展开所有行</translation>
        </message>
        <message>
            <source>Panel under the mouse</source>
            <translation>鼠标所在的面板</translation>
        </message>
        <message>
            <source>Paste a dashboard or a link</source>
            <translation>粘贴仪表板或链接</translation>
        </message>
        <message>
            <source>Paste a range</source>
            <translation>粘贴时间范围</translation>
        </message>
        <message>
            <source>Previous range</source>
            <translation>上一个时间范围</translation>
        </message>
        <message>
            <source>Refresh all panels</source>
            <translation>刷新所有面板</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>保存</translation>
        </message>
        <message>
            <source>Search the library</source>
            <translation>搜索仪表板库</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>设置</translation>
        </message>
        <message>
            <source>Shared crosshair and tooltip</source>
            <translation>共享十字线和提示</translation>
        </message>
        <message>
            <source>Star</source>
            <translation>加星标</translation>
        </message>
        <message>
            <source>This help</source>
            <translation>此帮助</translation>
        </message>
        <message>
            <source>Time range</source>
            <translation>时间范围</translation>
        </message>
        <message>
            <source>Window</source>
            <translation>窗口</translation>
        </message>
        <message>
            <source>Zoom out</source>
            <translation>缩小</translation>
        </message>
    </context>
    <context>
        <name>SilenceDialog</name>
        <message>
            <source>%1 from now, as it is</source>
            <translation>从现在起 %1（保持不变）</translation>
        </message>
        <message>
            <source>A date and time, or a relative one such as now+2h</source>
            <translation>日期和时间，或相对时间，如 now+2h</translation>
        </message>
        <message>
            <source>A silence must end after it begins, and not in the past.</source>
            <translation>静默的结束时间必须晚于开始时间，且不能在过去。</translation>
        </message>
        <message>
            <source>A silence needs a comment.</source>
            <translation>静默需要填写备注。</translation>
        </message>
        <message>
            <source>A silence needs an author.</source>
            <translation>静默需要填写作者。</translation>
        </message>
        <message>
            <source>Alerts of this moment that match: %1</source>
            <translation>当前匹配的告警：%1</translation>
        </message>
        <message>
            <source>Alerts that match</source>
            <translation>匹配的告警</translation>
        </message>
        <message>
            <source>An alert is silenced when all of these match its labels</source>
            <translation>当以下条件全部与标签匹配时，告警被静默</translation>
        </message>
        <message>
            <source>Author</source>
            <translation>创建者</translation>
        </message>
        <message>
            <source>Begin</source>
            <translation>开始</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>Change</source>
            <translation>更改</translation>
        </message>
        <message>
            <source>Comment</source>
            <translation>备注</translation>
        </message>
        <message>
            <source>Duration</source>
            <translation>持续时间</translation>
        </message>
        <message>
            <source>Edit the silence</source>
            <translation>编辑静默</translation>
        </message>
        <message>
            <source>End</source>
            <translation>结束</translation>
        </message>
        <message>
            <source>Matchers</source>
            <translation>匹配器</translation>
        </message>
        <message>
            <source>None of the alerts of this moment matches.</source>
            <translation>当前没有匹配的告警。</translation>
        </message>
        <message>
            <source>Other times</source>
            <translation>其他时间</translation>
        </message>
        <message>
            <source>Sending…</source>
            <translation>正在发送…</translation>
        </message>
        <message>
            <source>Silence</source>
            <translation>静默</translation>
        </message>
        <message>
            <source>Silence alerts</source>
            <translation>静默告警</translation>
        </message>
        <message>
            <source>These matchers would silence everything: at least one must ask for a value.</source>
            <translation>这些匹配器会静默所有告警：至少要有一个匹配器要求具体的值。</translation>
        </message>
        <message>
            <source>Why, for those who wonder later</source>
            <translation>原因，供日后查阅</translation>
        </message>
        <message>
            <source>and %1 more</source>
            <translation>还有 %1 个</translation>
        </message>
        <message>
            <source>“%1” is no date and time.</source>
            <translation>“%1”不是日期和时间。</translation>
        </message>
    </context>
    <context>
        <name>SilenceList</name>
        <message>
            <source>Active</source>
            <translation>生效中</translation>
        </message>
        <message>
            <source>Again…</source>
            <translation>再次静默…</translation>
        </message>
        <message>
            <source>Author</source>
            <translation>创建者</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
        <message>
            <source>Comment</source>
            <translation>备注</translation>
        </message>
        <message>
            <source>Edit…</source>
            <translation>编辑…</translation>
        </message>
        <message>
            <source>Ended</source>
            <translation>已结束</translation>
        </message>
        <message>
            <source>End…</source>
            <translation>结束…</translation>
        </message>
        <message>
            <source>From %1 to %2</source>
            <translation>从 %1 到 %2</translation>
        </message>
        <message>
            <source>Loading…</source>
            <translation>正在加载…</translation>
        </message>
        <message>
            <source>Matchers</source>
            <translation>匹配器</translation>
        </message>
        <message>
            <source>Matchers, author or comment</source>
            <translation>匹配器、创建者或备注</translation>
        </message>
        <message>
            <source>New…</source>
            <translation>新建…</translation>
        </message>
        <message>
            <source>No silence passes the filter.</source>
            <translation>没有符合筛选条件的静默。</translation>
        </message>
        <message>
            <source>Not yet</source>
            <translation>未开始</translation>
        </message>
        <message>
            <source>Silences</source>
            <translation>静默</translation>
        </message>
        <message>
            <source>State</source>
            <translation>状态</translation>
        </message>
        <message>
            <source>The same silence for another span of time</source>
            <translation>以新的时间段重复此静默</translation>
        </message>
        <message>
            <source>There are no silences.</source>
            <translation>没有静默。</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>时间</translation>
        </message>
        <message>
            <source>Words of the author or the comment, and matchers such as %1</source>
            <translation>创建者或备注中的词，以及如 %1 的匹配器</translation>
        </message>
        <message>
            <source>begins in %1</source>
            <translation>%1后开始</translation>
        </message>
        <message>
            <source>ended %1 ago</source>
            <translation>%1前结束</translation>
        </message>
        <message>
            <source>ends in %1</source>
            <translation>%1后结束</translation>
        </message>
    </context>
    <context>
        <name>Silences</name>
        <message>
            <source>%1 of %2 servers took it and tell the members of their clusters. %3</source>
            <translation>%2 个服务器中有 %1 个已接受，并会告知其集群成员。%3</translation>
        </message>
        <message>
            <source>%1 of %2 servers took it. %3</source>
            <translation>%2 个服务器中有 %1 个已接受。%3</translation>
        </message>
        <message>
            <source>No Alertmanager is configured any more.</source>
            <translation>已没有配置任何 Alertmanager。</translation>
        </message>
    </context>
    <context>
        <name>SpanDetailView</name>
        <message>
            <source>Attributes</source>
            <translation>属性</translation>
        </message>
        <message>
            <source>Duration</source>
            <translation>持续时间</translation>
        </message>
        <message>
            <source>Error</source>
            <translation>错误</translation>
        </message>
        <message>
            <source>Event %1 at +%2</source>
            <translation>事件 %1，位于 +%2</translation>
        </message>
        <message>
            <source>Event at +%1</source>
            <translation>+%1 处的事件</translation>
        </message>
        <message>
            <source>Its parent is not part of the trace.</source>
            <translation>其父跨度不在此链路中。</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>类型</translation>
        </message>
        <message>
            <source>Links</source>
            <translation>链接</translation>
        </message>
        <message>
            <source>Resource</source>
            <translation>资源</translation>
        </message>
        <message>
            <source>Self time</source>
            <translation>自身耗时</translation>
        </message>
        <message>
            <source>Span id</source>
            <translation>跨度 ID</translation>
        </message>
        <message>
            <source>Start</source>
            <translation>开始</translation>
        </message>
        <message>
            <source>Status</source>
            <translation>状态</translation>
        </message>
    </context>
    <context>
        <name>SpanLinks</name>
        <message>
            <source>Logs for this span</source>
            <translation>此跨度的日志</translation>
        </message>
        <message>
            <source>Metrics for this span</source>
            <translation>此跨度的指标</translation>
        </message>
    </context>
    <context>
        <name>TableFooter</name>
        <message>
            <source>Count</source>
            <translation>数量</translation>
        </message>
    </context>
    <context>
        <name>TableModel</name>
        <message numerus="yes">
            <source>%n rows</source>
            <translation>
                <numerusform>%n 行</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>TablePager</name>
        <message>
            <source>Next page</source>
            <translation>下一页</translation>
        </message>
        <message>
            <source>Page %1</source>
            <translation>第 %1 页</translation>
        </message>
        <message>
            <source>Previous page</source>
            <translation>上一页</translation>
        </message>
    </context>
    <context>
        <name>TableView</name>
        <message>
            <source>%1 - %2 of %3 rows</source>
            <translation>第 %1 - %2 行，共 %3 行</translation>
        </message>
        <message>
            <source>%1 of %2 columns shown</source>
            <translation>已显示 %1 列，共 %2 列</translation>
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
            <source>Details</source>
            <translation>详情</translation>
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
            <source>Show whole value</source>
            <translation>显示完整值</translation>
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
        <name>TextView</name>
        <message>
            <source>%1 of %2 rows written</source>
            <translation>已写出 %1 行，共 %2 行</translation>
        </message>
        <message>
            <source>Pictures are not fetched: only datasources are asked</source>
            <translation>不获取图片：只查询数据源</translation>
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
            <source>%1 to %2</source>
            <translation>%1 至 %2</translation>
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
            <source>No quick range matches.</source>
            <translation>没有匹配的快捷范围。</translation>
        </message>
        <message>
            <source>Of this computer (%1)</source>
            <translation>本机（%1）</translation>
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
            <source>Time zone</source>
            <translation>时区</translation>
        </message>
        <message>
            <source>To</source>
            <translation>到</translation>
        </message>
    </context>
    <context>
        <name>TimeSeries</name>
        <message>
            <source>%1 of %2 series drawn</source>
            <translation>已绘制 %2 个序列中的 %1 个</translation>
        </message>
        <message>
            <source>Data is missing a time field</source>
            <translation>数据缺少时间字段</translation>
        </message>
        <message>
            <source>Exemplar %1</source>
            <translation>示例 %1</translation>
        </message>
        <message>
            <source>Infinite values, not drawn: %1</source>
            <translation>未绘制无穷大的值：%1</translation>
        </message>
        <message>
            <source>Local</source>
            <translation>本地</translation>
        </message>
        <message>
            <source>No data</source>
            <translation>无数据</translation>
        </message>
        <message>
            <source>Rows without a place on the x axis, not drawn: %1</source>
            <translation>未绘制在 X 轴上没有位置的行：%1</translation>
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
            <source>Last %1 fiscal quarter</source>
            <translation>最近 %1 个财季</translation>
        </message>
        <message>
            <source>Last %1 fiscal quarters</source>
            <translation>最近 %1 个财季</translation>
        </message>
        <message>
            <source>Last %1 fiscal year</source>
            <translation>最近 %1 个财年</translation>
        </message>
        <message>
            <source>Last %1 fiscal years</source>
            <translation>最近 %1 个财年</translation>
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
            <source>Next %1 fiscal quarter</source>
            <translation>未来 %1 个财季</translation>
        </message>
        <message>
            <source>Next %1 fiscal quarters</source>
            <translation>未来 %1 个财季</translation>
        </message>
        <message>
            <source>Next %1 fiscal year</source>
            <translation>未来 %1 个财年</translation>
        </message>
        <message>
            <source>Next %1 fiscal years</source>
            <translation>未来 %1 个财年</translation>
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
        <name>Timeline</name>
        <message>
            <source>Data does not have a time field</source>
            <translation>数据没有时间字段</translation>
        </message>
        <message>
            <source>Duration</source>
            <translation>持续时间</translation>
        </message>
        <message>
            <source>No data</source>
            <translation>无数据</translation>
        </message>
        <message>
            <source>No graphable fields</source>
            <translation>没有可绘制的字段</translation>
        </message>
    </context>
    <context>
        <name>TraceFile</name>
        <message>
            <source>%1 cannot be read: %2.</source>
            <translation>无法读取 %1：%2。</translation>
        </message>
        <message>
            <source>%1 is larger than %2 MB and is not opened.</source>
            <translation>%1 大于 %2 MB，不会打开。</translation>
        </message>
        <message>
            <source>%1 is not a file.</source>
            <translation>%1 不是文件。</translation>
        </message>
        <message>
            <source>%1 is read only after it was opened as a file.</source>
            <translation>只有将 %1 作为文件打开之后才会读取它。</translation>
        </message>
        <message>
            <source>Files of traces can be opened.</source>
            <translation>可以打开追踪文件。</translation>
        </message>
        <message>
            <source>Trace file</source>
            <translation>追踪文件</translation>
        </message>
    </context>
    <context>
        <name>TraceFindBar</name>
        <message>
            <source>%1 of %2</source>
            <translation>第 %1 个，共 %2 个</translation>
        </message>
        <message>
            <source>Find spans</source>
            <translation>查找跨度</translation>
        </message>
        <message>
            <source>Next match (Enter)</source>
            <translation>下一个匹配（Enter）</translation>
        </message>
        <message>
            <source>No match</source>
            <translation>无匹配</translation>
        </message>
        <message>
            <source>Previous match (Shift+Enter)</source>
            <translation>上一个匹配（Shift+Enter）</translation>
        </message>
        <message>
            <source>Words of names, attributes and events; also error, &gt;100ms, &lt;1s, &gt;2.5%</source>
            <translation>名称、属性和事件中的词；也可用 error、&gt;100ms、&lt;1s、&gt;2.5%</translation>
        </message>
    </context>
    <context>
        <name>TraceGraph</name>
        <message>
            <source>Self time (% of total)</source>
            <translation>自身时间（占总时间的百分比）</translation>
        </message>
        <message>
            <source>Self time / trace duration</source>
            <translation>自身时间 / 追踪时长</translation>
        </message>
        <message>
            <source>Total time (% of trace)</source>
            <translation>总时间（占追踪的百分比）</translation>
        </message>
    </context>
    <context>
        <name>TraceMinimap</name>
        <message>
            <source>Show all</source>
            <translation>全部显示</translation>
        </message>
        <message>
            <source>Shows the whole trace again</source>
            <translation>重新显示整个追踪</translation>
        </message>
    </context>
    <context>
        <name>TraceTimeline</name>
        <message>
            <source>%1, self time %2, starts at +%3</source>
            <translation>%1，自身耗时 %2，开始于 +%3</translation>
        </message>
        <message>
            <source>Collapse all ( [ )</source>
            <translation>全部折叠（ [ ）</translation>
        </message>
        <message>
            <source>Expand all ( ] )</source>
            <translation>全部展开（ ] ）</translation>
        </message>
        <message>
            <source>Service and operation</source>
            <translation>服务与操作</translation>
        </message>
    </context>
    <context>
        <name>TracesView</name>
        <message>
            <source>Adjust clocks</source>
            <translation>校准时钟</translation>
        </message>
        <message>
            <source>Critical path</source>
            <translation>关键路径</translation>
        </message>
        <message>
            <source>Errors: %1</source>
            <translation>错误：%1</translation>
        </message>
        <message>
            <source>Moved: %1</source>
            <translation>已移动：%1</translation>
        </message>
        <message>
            <source>Moves spans of hosts whose clocks differ into their parents</source>
            <translation>将时钟不一致的主机上的跨度移入其父跨度</translation>
        </message>
        <message>
            <source>No trace</source>
            <translation>没有链路</translation>
        </message>
        <message>
            <source>Services: %1</source>
            <translation>服务：%1</translation>
        </message>
        <message>
            <source>Spans: %1</source>
            <translation>跨度：%1</translation>
        </message>
        <message>
            <source>Trace</source>
            <translation>追踪</translation>
        </message>
        <message>
            <source>Trace %1</source>
            <translation>追踪 %1</translation>
        </message>
        <message>
            <source>Warnings: %1</source>
            <translation>警告：%1</translation>
        </message>
        <message>
            <source>Without their parent: %1</source>
            <translation>缺少父跨度：%1</translation>
        </message>
    </context>
    <context>
        <name>Transform</name>
        <message>
            <source>%1 predicted</source>
            <translation>%1（预测）</translation>
        </message>
        <message>
            <source>Cubic polynomial regression</source>
            <translation>三次多项式回归</translation>
        </message>
        <message>
            <source>Linear regression</source>
            <translation>线性回归</translation>
        </message>
        <message>
            <source>Polynomial regression</source>
            <translation>多项式回归</translation>
        </message>
        <message>
            <source>Quadratic polynomial regression</source>
            <translation>二次多项式回归</translation>
        </message>
        <message>
            <source>Quartic polynomial regression</source>
            <translation>四次多项式回归</translation>
        </message>
        <message>
            <source>Quintic polynomial regression</source>
            <translation>五次多项式回归</translation>
        </message>
    </context>
    <context>
        <name>Transformations</name>
        <message>
            <source>Join by labels: no label is chosen for the values.</source>
            <translation>按标签连接：没有选择作为值的标签。</translation>
        </message>
        <message>
            <source>Join by labels: no series has the label %1.</source>
            <translation>按标签连接：没有序列带有标签 %1。</translation>
        </message>
        <message>
            <source>Join by labels: the result has no labels.</source>
            <translation>按标签连接：结果没有标签。</translation>
        </message>
    </context>
    <context>
        <name>Trend</name>
        <message>
            <source>No data</source>
            <translation>无数据</translation>
        </message>
        <message>
            <source>Only one frame can be shown: join the queries by a transformation</source>
            <translation>只能显示一个数据帧：请用转换合并查询</translation>
        </message>
        <message>
            <source>The field of the x axis holds no numbers</source>
            <translation>x 轴字段不含数值</translation>
        </message>
        <message>
            <source>The values of the x axis must ascend</source>
            <translation>x 轴的值必须递增</translation>
        </message>
        <message>
            <source>There is no field %1</source>
            <translation>没有字段 %1</translation>
        </message>
        <message>
            <source>There is no number field for the x axis</source>
            <translation>没有可用于 x 轴的数值字段</translation>
        </message>
    </context>
    <context>
        <name>ValuePopup</name>
        <message>
            <source>Whole value</source>
            <translation>完整的值</translation>
        </message>
    </context>
    <context>
        <name>VariableJson</name>
        <message>
            <source>%1 more are left out: a dashboard has at most %2 variables.</source>
            <translation>另有 %1 个变量被略去：一个仪表板最多有 %2 个变量。</translation>
        </message>
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
        <name>XYChart</name>
        <message>
            <source>No data</source>
            <translation>无数据</translation>
        </message>
        <message>
            <source>No pair of number fields for x and y</source>
            <translation>没有可用于 x 和 y 的一对数值字段</translation>
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
            <source>: line %1, column %2</source>
            <translation>：第 %1 行，第 %2 列</translation>
        </message>
        <message>
            <source>Not valid YAML%1.</source>
            <translation>YAML 无效%1。</translation>
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
